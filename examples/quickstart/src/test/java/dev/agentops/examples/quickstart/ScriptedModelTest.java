package dev.agentops.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.agentops.Message;
import dev.agentops.examples.quickstart.ScriptedModel.Plan;
import dev.agentops.tool.TrustLabel;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ScriptedModelTest {
    private final ScriptedModel model = new ScriptedModel(Map.of("hello", new Plan("call first(a=1)", "told: {last}")));

    @Test
    void followsItsPlanThenWhatAToolSays() {
        assertThat(model.next(conversation())).contains(new ModelCall("first", Map.of("a", 1L)));
        assertThat(model.next(conversation("call second(b=x, c=two words)")))
                .contains(new ModelCall("second", Map.of("b", "x", "c", "two words")));
        assertThat(model.next(conversation("call second()", "done"))).isEmpty();
    }

    @Test
    void repliesWithWhatItWasToldLast() {
        assertThat(model.reply(conversation("one", "two"))).isEqualTo("told: two");
    }

    @Test
    void doesNothingAboutAMessageThatItDoesNotKnow() {
        List<Message> unknown = List.of(new Message(Message.Role.USER, "call first(a=1)", TrustLabel.TRUSTED));

        assertThat(model.next(unknown)).isEmpty();
    }

    private static List<Message> conversation(String... told) {
        return Stream.concat(
                        Stream.of(new Message(Message.Role.USER, "hello", TrustLabel.TRUSTED)),
                        Stream.of(told).map(text -> new Message(Message.Role.TOOL, text, TrustLabel.UNTRUSTED)))
                .toList();
    }
}
