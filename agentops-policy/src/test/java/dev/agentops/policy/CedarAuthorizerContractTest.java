package dev.agentops.policy;

import dev.agentops.authorization.AuthorizationRequest;
import dev.agentops.authorization.Authorizer;
import dev.agentops.testkit.AuthorizerContract;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/** The contract of the test kit. */
class CedarAuthorizerContractTest extends AuthorizerContract {
    @TempDir
    private Path folder;

    @Override
    protected Authorizer authorizer() {
        return new Folder(folder).with("orders.cedar", """
                        @id("own-orders")
                        @advice("A customer may see only their own orders.")
                        forbid (principal, action == Action::"get_order", resource)
                        unless { context.input.customer == context.session.actor };

                        permit (principal, action == Action::"get_order", resource);
                        """).load();
    }

    @Override
    protected AuthorizationRequest allowed() {
        return request("alice", "get_order", "{\"customer\":\"alice\",\"order_id\":\"W-1\"}");
    }

    @Override
    protected AuthorizationRequest denied() {
        return request("mallory", "get_order", "{\"customer\":\"alice\",\"order_id\":\"W-1\"}");
    }
}
