package dev.agentops.policy.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConformanceTest {
    private static final String PERMIT = "permit (principal, action, resource);";
    private static final String ALLOW = "\"decision\": \"allow\", \"reason\": [\"policy0\"], \"errors\": []";
    private static final int MUTANTS = 300;

    @TempDir
    Path folder;

    private ConformanceReport run(Tar archive) throws IOException {
        return run(archive.to(folder.resolve("a.tar.gz")));
    }

    private static ConformanceReport run(Path corpus) {
        return Conformance.create().run(List.of(corpus));
    }

    @Test
    void anAnswerOtherThanTheExpectedIsToldWithFileAndNumber() throws IOException {
        ConformanceReport report = run(new Tar().sample("a", PERMIT, ALLOW.replace("allow", "deny")));

        assertThat(report.line()).isEqualTo("requests=1 agree=0 disagree=1 compiled=1 fallback=0");
        assertThat(report.disagreements()).singleElement().asString().startsWith("a.json request 0: expected");
    }

    @Test
    void reasonsAndErrorsAreComparedToo() throws IOException {
        String errs = PERMIT + "forbid (principal, action, resource) when { principal.x };";
        ConformanceReport report = run(new Tar()
                .sample("a", PERMIT, ALLOW.replace("\"policy0\"", ""))
                .sample("b", errs, ALLOW)
                .sample("c", errs, ALLOW.replace("errors\": []", "errors\": [\"policy1\"]")));

        assertThat(report.line()).isEqualTo("requests=3 agree=1 disagree=2 compiled=3 fallback=0");
    }

    @Test
    void aPolicyDeeperThanTheLoaderTakesIsLeftToTheOfficialEngineAndCounted() throws IOException {
        String deep =
                "permit (principal, action, resource) when { " + "(".repeat(150) + "true" + ")".repeat(150) + " };";
        String chain = "forbid (principal, action, resource) when { true" + " && true".repeat(1500) + " };";

        ConformanceReport report = run(new Tar()
                .sample("a", deep, ALLOW)
                .sample("b", PERMIT + chain, ALLOW.replace("allow", "deny").replace("policy0", "policy1")));

        assertThat(report.disagreements()).isEmpty();
        assertThat(report.line()).isEqualTo("requests=2 agree=2 disagree=0 compiled=0 fallback=2");
    }

    @Test
    void aPolicyBeyondAnyParserIsAProblemAndEndsNothing() throws IOException {
        String deep =
                "permit (principal, action, resource) when { " + "(".repeat(9000) + "true" + ")".repeat(9000) + " };";

        ConformanceReport report = run(new Tar().sample("a", deep, ALLOW).sample("b", PERMIT, ALLOW));

        assertThat(report.problems()).singleElement().asString().contains("a.cedar", "levels deep");
        assertThat(report.line()).isEqualTo("requests=1 agree=1 disagree=0 compiled=1 fallback=0");
    }

    @Test
    void aRequestIsValidatedUnlessTheDataSaysOtherwise() throws IOException {
        String another =
                Tar.request("a", ALLOW + ", \"validateRequest\": false").replace("\"User\"", "\"Robot\"");
        Tar archive = new Tar().sample("a", PERMIT, ALLOW).file("a2.json", another);

        assertThat(run(archive).line()).isEqualTo("requests=2 agree=2 disagree=0 compiled=2 fallback=0");
        assertThat(run(archive.file("a3.json", another.replace("false", "true")))
                        .line())
                .isEqualTo("requests=3 agree=2 disagree=1 compiled=2 fallback=1");
    }

    @Test
    void momentsFarAwayAreDecidedByTheCompiledPoliciesAndByTheOfficialEngine() throws IOException {
        String far = Tar.request("a", ALLOW).replace("\"2024-01-01\"", """
                        {"__extn": {"fn": "offset", "args": [{"__extn": {"fn": "datetime", "arg": "1970-01-01"}},
                          {"__extn": {"fn": "duration", "arg": "8101986847143815834ms"}}]}}""");
        String policy = "permit (principal, action, resource) when { context.at > datetime(\"2024-01-01\") };";
        Path archive = new Tar()
                .file("a.cedar", policy)
                .file("a.cedarschema", Tar.SCHEMA)
                .file("a.entities.json", "[]")
                .file("a.json", far)
                .to(folder.resolve("far.tar.gz"));

        ConformanceReport report = Conformance.create().withOfficial().run(List.of(archive));

        assertThat(report.disagreements()).isEmpty();
        assertThat(report.line()).isEqualTo("requests=1 agree=1 disagree=0 compiled=1 fallback=0");
    }

    @Test
    void aSchemaMayBeJsonAndMayHoldAnyCharacter() throws IOException {
        String json = """
                {"": {"entityTypes": {"User": {}, "Doc": {}}, "actions": {"view": {"appliesTo": {
                  "principalTypes": ["User"], "resourceTypes": ["Doc"], "context": {"type": "Record", "attributes": {
                  "at": {"type": "Extension", "name": "datetime"}}}}}}}}""";
        Tar archive = new Tar()
                .sample("a", PERMIT, ALLOW)
                .file("a.cedarschema", json)
                .file("a2.json", Tar.request("a", ALLOW))
                .sample("b", PERMIT, ALLOW)
                .file("b.cedarschema", "// \uD83D\uDE00\n" + Tar.SCHEMA + " action \"\0\uD83D\uDE00\";")
                .file("b2.json", Tar.request("b", ALLOW));

        ConformanceReport report = run(archive);

        assertThat(report.problems()).isEmpty();
        assertThat(report.line()).isEqualTo("requests=4 agree=4 disagree=0 compiled=4 fallback=0");
    }

    @Test
    void filesMayStandInAnyOrderAndHaveLongNames() throws IOException {
        String dir = "d".repeat(90) + "/" + "e".repeat(90) + "/";
        String name = dir + "a";
        ConformanceReport report = run(new Tar()
                .file("./x.json", Tar.request(name, ALLOW))
                .entry("././@LongLink", 'L', (name + ".cedar\0").getBytes(StandardCharsets.UTF_8), name.length() + 7L)
                .file("short", PERMIT)
                .entry("pax", 'x', pax(name + ".cedarschema"), pax(name + ".cedarschema").length)
                .file("short", Tar.SCHEMA)
                .entry("pax", 'x', pax(name + ".entities.json"), pax(name + ".entities.json").length)
                .file("short", "[]"));

        assertThat(report.problems()).isEmpty();
        assertThat(report.line()).isEqualTo("requests=1 agree=1 disagree=0 compiled=1 fallback=0");
    }

    private static byte[] pax(String name) {
        int length = (" path=" + name + "\n").length() + 3;
        return (length + " path=" + name + "\n").getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void namesThatLeadOutOfTheArchiveAreRefused() throws IOException {
        for (String name : List.of("../a.cedar", "/etc/a.cedar", "a/../../b.cedar", "")) {
            assertThat(run(new Tar().file(name, "x")).problems())
                    .singleElement()
                    .asString()
                    .contains("leads out");
        }
        Files.writeString(folder.resolve("secret.cedar"), PERMIT);
        Path inner = Files.createDirectory(folder.resolve("inner"));
        Files.writeString(inner.resolve("a.json"), Tar.request("../secret", ALLOW));

        assertThat(run(inner).problems()).singleElement().asString().contains("../secret.cedar, which is not in");
    }

    @Test
    void aHugeFileIsRefusedBeforeItIsRead() throws IOException {
        assertThat(run(new Tar().entry("a.cedar", '0', new byte[0], 8_000_000_000L))
                        .problems())
                .singleElement()
                .asString()
                .contains("a.cedar is too large");
    }

    @Test
    void aCaseWithoutItsFilesIsAProblem() throws IOException {
        ConformanceReport report =
                run(new Tar().file("a.json", Tar.request("a", ALLOW)).file("a.cedar", PERMIT));

        assertThat(report.problems())
                .hasSize(2)
                .allMatch(problem -> problem.contains("which the archive does not hold"));
        assertThat(run(folder.resolve("nothing.tar.gz")).problems())
                .singleElement()
                .asString()
                .contains("neither");
    }

    @Test
    void aFolderIsReadLikeAnArchiveAlsoWhenItIsPartOfTheNames() throws IOException {
        Path inner = Files.createDirectory(folder.resolve("inner"));
        Files.writeString(inner.resolve("a.cedar"), PERMIT);
        Files.writeString(inner.resolve("a.cedarschema"), Tar.SCHEMA);
        Files.writeString(inner.resolve("a.entities.json"), "[]");
        Files.writeString(inner.resolve("a.json"), Tar.request("inner/a", ALLOW));

        assertThat(run(folder).line()).isEqualTo("requests=1 agree=1 disagree=0 compiled=1 fallback=0");
        assertThat(run(inner).line()).isEqualTo("requests=1 agree=1 disagree=0 compiled=1 fallback=0");
    }

    @Test
    void damagedArchivesAreToldAndNothingIsThrown() throws IOException {
        long seed = 20260313;
        System.out.println("seed " + seed);
        Random random = new Random(seed);
        byte[] sound =
                new Tar().sample("a", PERMIT, ALLOW).sample("b", PERMIT, ALLOW).gzipped();
        int told = 0;
        for (int i = 0; i < MUTANTS; i++) {
            byte[] damaged = Arrays.copyOf(sound, i % 2 == 0 ? random.nextInt(sound.length) : sound.length);
            if (i % 2 == 1) {
                damaged[random.nextInt(damaged.length)] ^= (byte) (1 << random.nextInt(8));
            }
            ConformanceReport report = run(Files.write(folder.resolve("m.tar.gz"), damaged));
            told += report.unusable() > 0 ? 1 : 0;
            assertThat(report.requests()).isLessThanOrEqualTo(2);
        }
        assertThat(told).isGreaterThan(MUTANTS / 2);
    }
}
