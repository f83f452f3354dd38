package dev.agentops.otel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.agentops.identity.Authentication;
import dev.agentops.identity.Principal;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ActorPseudonymsTest {
    private static final Authentication TEST = Authentication.inProcess("test");
    private static final byte[] KEY = "0123456789abcdef".getBytes(java.nio.charset.StandardCharsets.US_ASCII);

    private final ActorPseudonyms pseudonyms = ActorPseudonyms.keyed(KEY);

    @Test
    void oneActorHasOnePseudonymUnderOneKey() {
        assertThat(pseudonyms.of(Principal.of("acme", "mia", TEST)))
                .matches("[0-9a-f]{32}")
                .isEqualTo(ActorPseudonyms.keyed(KEY.clone()).of(Principal.of("acme", "mia", TEST)));
    }

    @Test
    void partsDoNotRunTogether() {
        assertThat(pseudonyms.of(Principal.of("a", "bc", TEST)))
                .isNotEqualTo(pseudonyms.of(Principal.of("ab", "c", TEST)))
                .isNotEqualTo(pseudonyms.of(
                        Principal.builder("a", "bc", TEST).type("Robot").build()));
    }

    @Test
    void anotherKeyGivesAnotherPseudonym() {
        byte[] other = KEY.clone();
        other[0]++;

        assertThat(ActorPseudonyms.keyed(other).of(Principal.of("acme", "mia", TEST)))
                .isNotEqualTo(pseudonyms.of(Principal.of("acme", "mia", TEST)));
    }

    @Test
    void theKeyIsCopiedAndNotShown() {
        byte[] key = KEY.clone();
        ActorPseudonyms copied = ActorPseudonyms.keyed(key);
        Arrays.fill(key, (byte) 0);

        assertThat(copied.of(Principal.of("acme", "mia", TEST)))
                .isEqualTo(pseudonyms.of(Principal.of("acme", "mia", TEST)));
        assertThat(copied).hasToString("ActorPseudonyms");
    }

    @Test
    void aShortKeyIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ActorPseudonyms.keyed(new byte[15]))
                .withMessageContaining("15 octets")
                .withMessageContaining("16");
    }
}
