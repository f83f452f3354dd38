package dev.agentops.examples.httpagents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class ActorTokensTest {
    private final ActorTokens tokens = new ActorTokens("0123456789abcdef");

    @Test
    void aTokenSaysWhoAsks() {
        assertThat(tokens.principal(tokens.authorization("acme", "mia")))
                .hasValueSatisfying(principal -> assertThat(principal.id()).isEqualTo("mia"));
    }

    @Test
    void whatWasNotMadeWithTheSecretSaysNothing() {
        String token = tokens.authorization("acme", "mia");

        assertThat(tokens.principal(null)).isEmpty();
        assertThat(tokens.principal(token.replace("mia", "bob"))).isEmpty();
        assertThat(tokens.principal(token.replace("acme/mia", "acm/emia"))).isEmpty();
        assertThat(new ActorTokens("another-secret-0").principal(token)).isEmpty();
    }

    @Test
    void aShortSecretIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new ActorTokens("short"));
    }
}
