package dev.agentops.otel.propagation;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.baggage.Baggage;
import io.opentelemetry.api.baggage.BaggageEntryMetadata;
import io.opentelemetry.context.Context;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class W3CBaggageTest {
    private static final W3CBaggage ALL = W3CBaggage.create(BaggageKeys.all(), BaggageKeys.all());

    private static Baggage read(String... fields) {
        return Baggage.fromContext(new Headers().with("baggage", fields).extractedBy(ALL));
    }

    private static String sentOn(String... fields) {
        return new Headers().with("baggage", fields).sentOnBy(ALL, "baggage");
    }

    private static String sent(W3CBaggage propagator, Baggage baggage) {
        Headers sent = new Headers();
        propagator.inject(Context.root().with(baggage), sent, (headers, name, value) -> sent.with(name, value));
        return Headers.GETTER.get(sent, "baggage");
    }

    private static String members(int from, int to, int length) {
        return IntStream.range(from, to)
                .mapToObj(i -> "k" + i + "=" + "v".repeat(length))
                .collect(Collectors.joining(","));
    }

    @Test
    void membersOfAllFieldsAreRead() {
        Baggage baggage = read("userId = alice , \tisProduction=false", "serverNode=DF%2028;p1; p2 = x;p3=y%20z");

        assertThat(baggage.getEntryValue("userId")).isEqualTo("alice");
        assertThat(baggage.getEntryValue("isProduction")).isEqualTo("false");
        assertThat(baggage.getEntryValue("serverNode")).isEqualTo("DF 28");
        assertThat(baggage.getEntry("serverNode").getMetadata().getValue()).isEqualTo("p1; p2 = x;p3=y%20z");
    }

    @Test
    void propertiesAreSentOnAsTheyCame() {
        assertThat(sentOn("a=1;p1; p2 = x;p3=y%20z")).isEqualTo("a=1;p1; p2 = x;p3=y%20z");
    }

    @Test
    void sixtyFourMembersAreKeptAndWholeOnesBeyondAreDropped() {
        assertThat(sentOn(members(0, 64, 3))).hasSameSizeAs(members(0, 64, 3));
        assertThat(read(members(0, 64, 3)).size()).isEqualTo(64);
        assertThat(read(members(0, 65, 3)).asMap()).hasSize(64).doesNotContainKey("k64");
        assertThat(read(members(0, 40, 3), members(40, 80, 3)).size()).isEqualTo(64);
    }

    @Test
    void octetsAreCountedWithTheirCommas() {
        String exact = "a=" + "v".repeat(4_093) + ",b=" + "v".repeat(4_094);

        assertThat(exact).hasSize(8_192);
        assertThat(sentOn(exact)).hasSize(8_192);
        assertThat(read(exact + "v").asMap()).containsOnlyKeys("a");
    }

    @Test
    void aMemberThatDoesNotFitIsDroppedWholeAndThoseBehindItStay() {
        Baggage baggage = read("a=1,long=" + "v".repeat(8_192) + ",b=2");

        assertThat(baggage.asMap()).containsOnlyKeys("a", "b");
    }

    @Test
    void whatGrowsByEscapingIsDroppedWholeWhenItIsSent() {
        Baggage grown = Baggage.builder()
                .put("first", "1")
                .put("grown", "\u00fc".repeat(4_000))
                .put("last", "2")
                .build();

        assertThat(sent(ALL, grown).split(",")).containsExactlyInAnyOrder("first=1", "last=2");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a",
                "=1",
                " =1",
                "a b=1",
                "a\u0000=1",
                "\u00fc=1",
                "a=\"1\"",
                "a=1 2",
                "a=\\",
                "a=\u0000",
                "a=\u007f",
                "a=\u00fc",
                "a=1\r\nx: y",
                "a=1;",
                "a=1;;p",
                "a=1;p q",
                "a=1;p=\"q\"",
                "a=1;p=\u0001",
                ";a=1",
                "(a)=1",
                "a:b=1"
            })
    void aMemberThatIsNotWellFormedIsDroppedAlone(String member) {
        assertThat(read("x=1," + member + ",y=2").asMap()).containsOnlyKeys("x", "y");
    }

    @ParameterizedTest
    @CsvSource({
        "%41, A",
        "%e2%82%ac, \u20ac",
        "%E2%82%AC, \u20ac",
        "a%, a%",
        "a%4, a%4",
        "%zz, %zz",
        "%%41, %A",
        "%2541, %41",
        "%C0%AF, \ufffd\ufffd",
        "%E0%80%AF, \ufffd\ufffd\ufffd",
        "%ED%A0%80, \ufffd\ufffd\ufffd",
        "%F8, \ufffd",
        "%C3, \ufffd",
        "a=b==, a=b==",
        "1+1, 1+1",
    })
    void percentEncodingIsReadAsTheSpecificationHasIt(String value, String decoded) {
        String read = read("a=" + value).getEntryValue("a");

        if (value.startsWith("%ED")) {
            assertThat(read).matches("\ufffd+");
        } else {
            assertThat(read).isEqualTo(decoded);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"%00", "%0D%0AEvil:1", "%7F", "%2C%3B%3D", "%22%5C", "%25", "%E2%80%AE"})
    void whatIsDangerousUnescapedLeavesEscaped(String value) {
        assertThat(sentOn("a=" + value)).matches("a=[\\x21\\x23-\\x2b\\x2d-\\x3a\\x3c-\\x5b\\x5d-\\x7e]+");
        assertThat(read(sentOn("a=" + value)).getEntryValue("a"))
                .isEqualTo(read("a=" + value).getEntryValue("a"));
    }

    @Test
    void ofAKeyThatStandsTwiceTheLastCounts() {
        assertThat(read("a=1,b=2", "a=3").getEntryValue("a")).isEqualTo("3");
    }

    @Test
    void keysAreReadByExactCharacters() {
        assertThat(read("Session.id=x,session%2Eid=y").asMap()).containsOnlyKeys("Session.id", "session%2Eid");
    }

    @Test
    void nothingIsReadBeyondTheLists() {
        W3CBaggage listed = W3CBaggage.create(BaggageKeys.of("mine"), BaggageKeys.none());
        Context context =
                new Headers().with("baggage", members(0, 80, 100) + ",mine=1").extractedBy(listed);

        assertThat(Baggage.fromContext(context).asMap()).containsOnlyKeys("mine");
        assertThat(sent(listed, Baggage.fromContext(context))).isNull();
    }

    @Test
    void namedKeysAreSentBeforeAllOthers() {
        W3CBaggage named = W3CBaggage.create(
                BaggageKeys.all(), BaggageKeys.of("session.id").and("z").andAllOthers());
        Baggage full = read(members(0, 64, 100));

        String header = sent(
                named, full.toBuilder().put("z", "1").put("session.id", "s").build());

        assertThat(header).startsWith("session.id=s,z=1,k").hasSizeLessThanOrEqualTo(8_192);
        assertThat(header.split(",")).hasSize(64);
    }

    @Test
    void whatTheApplicationPutThereCannotBreakTheHeader() {
        Baggage own = Baggage.builder()
                .put("ok", "1")
                .put("bad key", "1")
                .put("bad\r\nkey", "1")
                .put("properties", "1", BaggageEntryMetadata.create("p\r\nx: y"))
                .build();

        assertThat(sent(ALL, own)).isEqualTo("ok=1");
    }

    @Test
    void whenNothingIsAcceptedTheContextStaysAsItWas() {
        assertThat(new Headers().with("baggage", ",;=,").extractedBy(ALL)).isSameAs(Context.root());
        assertThat(new Headers().extractedBy(ALL)).isSameAs(Context.root());
    }

    @Test
    void moreThanTheLongestFieldsAreNotLookedAt() {
        String junk = ",".repeat(HeaderFields.LONGEST);

        assertThat(read(junk, "a=1").isEmpty()).isTrue();
        assertThat(read("b=1", junk, "a=1").asMap()).containsOnlyKeys("a", "b");
    }
}
