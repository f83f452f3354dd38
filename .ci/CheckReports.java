import java.io.File;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/**
 * Adds up the test reports of the given source trees and fails on a test that failed, was skipped or has no report.
 *
 * <p>Usage: {@code java .ci/CheckReports.java SHARED TREE...}. A skipped test is accepted only where what it needs
 * is absent and its message names it: the folder SHARED, or a browser ({@code chromium} on the PATH).
 */
final class CheckReports {
    private final boolean sharedPresent;
    private final List<String> complaints = new ArrayList<>();
    private int passed;
    private int failed;
    private int skipped;

    private CheckReports(boolean sharedPresent) {
        this.sharedPresent = sharedPresent;
    }

    public static void main(String[] args) throws Exception {
        if (args.length < 2) {
            System.err.println("usage: java CheckReports.java SHARED TREE...");
            System.exit(2);
        }
        CheckReports check = new CheckReports(Files.isDirectory(Path.of(args[0])));
        for (String tree : List.of(args).subList(1, args.length)) {
            check.tree(Path.of(tree));
        }
        System.exit(check.verdict());
    }

    private void tree(Path root) throws Exception {
        List<Path> reports = new ArrayList<>();
        List<Path> tests = new ArrayList<>();
        Files.walkFileTree(root, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                return folder.endsWith(".git") ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                if (isReport(file)) {
                    reports.add(file);
                } else if (isTest(file)) {
                    tests.add(file);
                }
                return FileVisitResult.CONTINUE;
            }
        });
        for (Path report : reports) {
            add(report);
        }
        requireReports(root, tests, reports);
    }

    private static boolean isReport(Path file) {
        String folder = file.getParent().getFileName().toString();
        String name = file.getFileName().toString();
        return (folder.equals("surefire-reports") || folder.equals("failsafe-reports"))
                && name.startsWith("TEST-")
                && name.endsWith(".xml");
    }

    private static boolean isTest(Path file) {
        return file.toString().replace('\\', '/').contains("/src/test/java/")
                && file.getFileName().toString().matches(".*(Test|IT)\\.java");
    }

    private void add(Path report) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        NodeList cases = factory.newDocumentBuilder().parse(report.toFile()).getElementsByTagName("testcase");
        for (int i = 0; i < cases.getLength(); i++) {
            add((Element) cases.item(i));
        }
    }

    private void add(Element test) {
        String name = test.getAttribute("classname") + "." + test.getAttribute("name");
        if (has(test, "failure") || has(test, "error")) {
            failed++;
            complaints.add("failed: " + name);
        } else if (has(test, "skipped")) {
            skipped++;
            String message = message((Element) test.getElementsByTagName("skipped").item(0));
            if (!accepted(message)) {
                complaints.add("skipped: " + name + " (" + message + ")");
            }
        } else {
            passed++;
        }
    }

    private boolean accepted(String message) {
        return (!sharedPresent && message.contains("shared")) || (!browserPresent() && message.contains("no browser"));
    }

    private static boolean browserPresent() {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, "chromium")));
    }

    /** The reason is an attribute or the first line of a stack trace. */
    private static String message(Element skip) {
        String attribute = skip.getAttribute("message");
        return attribute.isEmpty() ? skip.getTextContent().strip().lines().findFirst().orElse("") : attribute;
    }

    private static boolean has(Element test, String child) {
        return test.getElementsByTagName(child).getLength() > 0;
    }

    /** A test class that no runner picked up would otherwise stay green for ever. */
    private void requireReports(Path root, List<Path> tests, List<Path> reports) throws IOException {
        Set<String> reported = new HashSet<>();
        for (Path report : reports) {
            String type = report.getFileName().toString().replaceAll("^TEST-|\\.xml$", "");
            reported.add(type.substring(type.lastIndexOf('.') + 1).replaceAll("\\$.*", ""));
        }
        for (Path test : tests) {
            String type = test.getFileName().toString().replace(".java", "");
            if (!reported.contains(type) && !isAbstract(test)) {
                complaints.add("no report: " + root.relativize(test));
            }
        }
    }

    private static boolean isAbstract(Path test) throws IOException {
        try (Stream<String> lines = Files.lines(test)) {
            return lines.anyMatch(line -> line.matches("(public )?abstract (sealed )?class .*"));
        }
    }

    private int verdict() {
        if (passed == 0) {
            complaints.add("no test was run");
        }
        complaints.forEach(System.out::println);
        System.out.println(passed + " passed, " + failed + " failed, " + skipped + " skipped");
        return complaints.isEmpty() ? 0 : 1;
    }
}
