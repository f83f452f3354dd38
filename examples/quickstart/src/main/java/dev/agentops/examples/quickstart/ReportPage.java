package dev.agentops.examples.quickstart;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The story as one page that needs no network, and may load and run nothing. */
final class ReportPage {
    private static final String STYLE = """
            body { font: 15px/1.5 system-ui, sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem }
            h2 { margin-top: 2rem; font-size: 1.1rem }
            div { border-left: 4px solid #bbb; margin: .5rem 0; padding: .2rem .8rem; overflow-wrap: anywhere }
            .allowed { border-color: #2a7 } .denied { border-color: #c22; background: #fdf0f0 }
            .failed { border-color: #d80 } b { text-transform: uppercase; font-size: .75rem; margin-right: .6rem }
            small { display: block; color: #555 }
            """;

    private ReportPage() {}

    static void write(Path file, List<Line> story, List<String> scores) throws IOException {
        String body = story.stream().map(ReportPage::line).collect(Collectors.joining("\n"));
        String results = scores.stream()
                .map(score -> "<div>" + InertText.html(score) + "</div>")
                .collect(Collectors.joining("\n"));
        Files.writeString(file, page(body + "\n<h2>Scores</h2>\n" + results));
    }

    private static String page(String body) {
        return """
                <!DOCTYPE html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'sha256-%s'">
                <title>AgentOps quickstart</title>
                <style>%s</style>
                </head>
                <body>
                <h1>AgentOps quickstart</h1>
                %s
                </body>
                </html>
                """.formatted(hash(STYLE), STYLE, body);
    }

    private static String line(Line line) {
        String text = InertText.html(line.text());
        if (line.kind() == Line.Kind.SESSION) {
            return "<h2>Session " + text + "</h2>";
        }
        String kind = line.kind().name().toLowerCase(Locale.ROOT);
        String details = line.details().stream()
                .map(detail -> "<small>" + InertText.html(detail) + "</small>")
                .collect(Collectors.joining());
        return "<div class=\"" + kind + "\"><b>" + kind + "</b>" + text + details + "</div>";
    }

    private static String hash(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(hash);
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("every Java platform has SHA-256", missing);
        }
    }
}
