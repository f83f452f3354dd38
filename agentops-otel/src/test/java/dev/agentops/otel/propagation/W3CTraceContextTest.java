package dev.agentops.otel.propagation;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.context.Context;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class W3CTraceContextTest {
    private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
    private static final String SPAN = "b7ad6b7169203331";
    private static final String PARENT = "00-" + TRACE + "-" + SPAN + "-01";

    private static SpanContext parentOf(String... traceparent) {
        return Span.fromContext(new Headers().with("traceparent", traceparent).extractedBy(W3CTraceContext.create()))
                .getSpanContext();
    }

    private static String stateSentOn(W3CTraceContext propagator, String... tracestate) {
        return new Headers()
                .with("traceparent", PARENT)
                .with("tracestate", tracestate)
                .sentOnBy(propagator, "tracestate");
    }

    private static String stateSentOn(String... tracestate) {
        return stateSentOn(W3CTraceContext.create(), tracestate);
    }

    private static String members(int count) {
        return IntStream.range(0, count).mapToObj(i -> "k" + i + "=" + i).collect(Collectors.joining(","));
    }

    @Test
    void aParentIsReadAsItStands() {
        SpanContext parent = parentOf(PARENT);

        assertThat(parent.getTraceId()).isEqualTo(TRACE);
        assertThat(parent.getSpanId()).isEqualTo(SPAN);
        assertThat(parent.isSampled()).isTrue();
        assertThat(parent.isRemote()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"00,00", "01,01", "02,02", "03,03", "ff,03", "fc,00", "09,01"})
    void flagsThatAreKnownAreKeptAndAllOthersAreZero(String received, String sentOn) {
        assertThat(new Headers()
                        .with("traceparent", "00-" + TRACE + "-" + SPAN + "-" + received)
                        .sentOnBy(W3CTraceContext.create(), "traceparent"))
                .isEqualTo("00-" + TRACE + "-" + SPAN + "-" + sentOn);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-", "-what-comes-next", "-\u0000\ud800"})
    void aVersionToComeIsReadAsFarAsItIsKnownAndSentOnAsThisOne(String more) {
        assertThat(new Headers()
                        .with("traceparent", "cc-" + TRACE + "-" + SPAN + "-ff" + more)
                        .sentOnBy(W3CTraceContext.create(), "traceparent"))
                .isEqualTo("00-" + TRACE + "-" + SPAN + "-03");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "00",
                "00-" + TRACE + "-" + SPAN + "-1",
                "00-" + TRACE + "-" + SPAN + "-001",
                "00-" + TRACE + "-" + SPAN + "-01.",
                "00-" + TRACE + "-" + SPAN + "-01-more",
                "00-" + TRACE + "-" + SPAN + "-01-",
                "00-" + TRACE + "-" + SPAN + "-0g",
                "00_" + TRACE + "-" + SPAN + "-01",
                "00-" + TRACE + "_" + SPAN + "-01",
                "00-" + TRACE + "-" + SPAN + "_01",
                "00-00000000000000000000000000000000-" + SPAN + "-01",
                "00-" + TRACE + "-0000000000000000-01",
                "00-0AF7651916CD43DD8448EB211C80319C-" + SPAN + "-01",
                "00-" + TRACE + "-B7AD6B7169203331-01",
                "00-\u0660af7651916cd43dd8448eb211c80319-" + SPAN + "-01",
                "ff-" + TRACE + "-" + SPAN + "-01",
                "FF-" + TRACE + "-" + SPAN + "-01",
                "0-" + TRACE + "-" + SPAN + "-001",
                "cc-" + TRACE + "-" + SPAN + "-01.more",
                "cc-" + TRACE + "-" + SPAN + "-1",
                "\u00a0" + PARENT,
                PARENT + "\r\n",
                PARENT + "," + PARENT,
            })
    void aMalformedParentIsAsIfItWereNotThere(String traceparent) {
        assertThat(parentOf(traceparent).isValid()).isFalse();
    }

    @Test
    void optionalWhiteSpaceAroundAParentDoesNotCount() {
        assertThat(parentOf("\t " + PARENT + " \t").getTraceId()).isEqualTo(TRACE);
    }

    @Test
    void severalParentsAreAsIfNoneWereThere() {
        assertThat(parentOf(PARENT, PARENT).isValid()).isFalse();
    }

    @Test
    void withoutAParentItsStateIsNotLookedAt() {
        Context context = new Headers().with("tracestate", "a=1").extractedBy(W3CTraceContext.create());

        assertThat(context).isSameAs(Context.root());
    }

    @Test
    void membersOfAllFieldsAreKeptInTheirOrder() {
        assertThat(stateSentOn("foo=1,bar=2", "", "rojo= 1", "9@z/*_-=~!")).isEqualTo("foo=1,bar=2,rojo= 1,9@z/*_-=~!");
    }

    @Test
    void emptyMembersAndOptionalWhiteSpaceDoNotCount() {
        assertThat(stateSentOn(" ,\t,,foo=1 \t , \t bar=2,", " \t ")).isEqualTo("foo=1,bar=2");
    }

    @Test
    void ofAKeyThatStandsTwiceTheFirstIsKept() {
        assertThat(stateSentOn("foo=1,foo=1")).isEqualTo("foo=1");
        assertThat(stateSentOn("foo=1,bar=2", "foo=3")).isEqualTo("foo=1,bar=2");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "@foo=1",
                "foo =1",
                "FOO=1",
                "foo.bar=1",
                "foo",
                "=1",
                "foo=",
                "foo=a=b",
                "foo=a\tb",
                "_a=1",
                "foo=\u0000",
                "foo=\u007f",
                "foo=\u00fc",
                "foo=\r\nx: y",
                "\u00e9=1",
                "foo\u0000=1"
            })
    void aMemberThatIsNotWellFormedMakesTheStateVoidAndLeavesTheParent(String member) {
        Headers headers = new Headers().with("traceparent", PARENT).with("tracestate", "bar=2," + member);

        SpanContext parent =
                Span.fromContext(headers.extractedBy(W3CTraceContext.create())).getSpanContext();
        assertThat(parent.getTraceId()).isEqualTo(TRACE);
        assertThat(parent.getTraceState().isEmpty()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 256})
    void keysAndValuesOfUpTo256CharactersAreKept(int length) {
        String member = "k".repeat(length) + "=" + "v".repeat(length);

        assertThat(stateSentOn(member)).isEqualTo(member);
    }

    @Test
    void aLongerKeyOrValueMakesTheStateVoid() {
        assertThat(stateSentOn("a=1," + "k".repeat(257) + "=1")).isNull();
        assertThat(stateSentOn("a=1,k=" + "v".repeat(257))).isNull();
    }

    @Test
    void thirtyTwoMembersAreKeptAndOneMoreMakesTheStateVoid() {
        assertThat(stateSentOn(members(32))).isEqualTo(members(32));
        assertThat(stateSentOn(members(33))).isNull();
        assertThat(stateSentOn(members(32), "k0=again")).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"foo@=1", "foo@@bar=1", "foo@bar@baz=1", "1=1", "t@9=1"})
    void level2TakesKeysThatLevel1Refuses(String member) {
        assertThat(stateSentOn(W3CTraceContext.create(), member)).isEqualTo(member);
        assertThat(stateSentOn(W3CTraceContext.withLevel1TraceState(), member)).isNull();
    }

    @Test
    void level1BoundsTenantAndVendor() {
        W3CTraceContext level1 = W3CTraceContext.withLevel1TraceState();
        String longest = "t".repeat(241) + "@" + "v".repeat(14) + "=1";

        assertThat(stateSentOn(level1, longest)).isEqualTo(longest);
        assertThat(stateSentOn(level1, "t".repeat(242) + "@v=1")).isNull();
        assertThat(stateSentOn(level1, "t@" + "v".repeat(15) + "=1")).isNull();
        assertThat(stateSentOn(level1, "@v=1")).isNull();
    }

    @Test
    void aStateThatIsTooLongLosesWholeLongMembersFromItsEnd() {
        List<String> longest = IntStream.range(0, 32)
                .mapToObj(i -> "k" + i + "x".repeat(200) + "=" + "v".repeat(256))
                .toList();

        assertThat(stateSentOn(String.join(",", longest)))
                .hasSizeLessThanOrEqualTo(TraceStateList.LONGEST)
                .isEqualTo(String.join(",", longest.subList(0, 17)));
    }

    @Test
    void shortMembersOutliveLongOnes() {
        String longs = IntStream.range(0, 31)
                .mapToObj(i -> "k" + i + "x".repeat(200) + "=" + "v".repeat(256))
                .collect(Collectors.joining(","));

        assertThat(stateSentOn(longs + ",last=1")).endsWith(",last=1").hasSizeLessThanOrEqualTo(TraceStateList.LONGEST);
    }

    @Test
    void aVendorChangesItsOwnMemberAsTheSpecificationWantsIt() {
        TraceState state = Span.fromContext(new Headers()
                        .with("traceparent", PARENT)
                        .with("tracestate", "a=1,9@x@=2,c=3")
                        .extractedBy(W3CTraceContext.create()))
                .getSpanContext()
                .getTraceState();

        TraceState changed = state.toBuilder()
                .put("c", "new")
                .put("NO", "x")
                .put("d", "a,b")
                .remove("a")
                .build();

        assertThat(changed.asMap()).containsExactly(java.util.Map.entry("c", "new"), java.util.Map.entry("9@x@", "2"));
        assertThat(changed.get("c")).isEqualTo("new");
        assertThat(changed.get("a")).isNull();
        assertThat(state.size()).isEqualTo(3);
    }

    @Test
    void aMemberThatIsAddedToAFullListTakesThePlaceOfTheLast() {
        TraceState full = Span.fromContext(new Headers()
                        .with("traceparent", PARENT)
                        .with("tracestate", members(32))
                        .extractedBy(W3CTraceContext.create()))
                .getSpanContext()
                .getTraceState();

        assertThat(full.toBuilder().put("mine", "1").build().asMap())
                .hasSize(32)
                .containsKey("mine")
                .doesNotContainKey("k31");
    }

    @Test
    void illegalMembersOfAnothersListAreNotSent() {
        SpanContext span = SpanContext.create(
                TRACE,
                SPAN,
                TraceFlags.fromByte((byte) 0xff),
                new TraceStateMembers(
                        TraceStateGrammar.LEVEL_2,
                        List.of(new TraceStateMember("ok", "1"), new TraceStateMember("evil", "a\r\nb"))));
        Headers sent = new Headers();

        W3CTraceContext.create()
                .inject(Context.root().with(Span.wrap(span)), sent, (headers, name, value) -> sent.with(name, value));

        assertThat(sent.fields())
                .containsExactly(
                        java.util.Map.entry("traceparent", "00-" + TRACE + "-" + SPAN + "-03"),
                        java.util.Map.entry("tracestate", "ok=1"));
    }

    @Test
    void namesOfFieldsAreSentInLowerCase() {
        assertThat(W3CTraceContext.create().fields())
                .containsExactly("traceparent", "tracestate")
                .allMatch(name -> name.equals(name.toLowerCase(Locale.ROOT)));
    }
}
