package dev.agentops.testkit;

import dev.agentops.authorization.AuthorizationRequest;
import dev.agentops.authorization.Authorizer;
import dev.agentops.authorization.Decision;
import dev.agentops.authorization.Reason;
import dev.agentops.content.Redactor;
import dev.agentops.context.ContextStorage;
import dev.agentops.event.CallObserver;
import dev.agentops.event.Observation;
import dev.agentops.json.JsonObject;
import dev.agentops.tool.ArgumentProblem;
import dev.agentops.tool.ToolSchema;
import java.util.List;
import org.junit.jupiter.api.Nested;

/** The contracts, held by core's own no-op and composite forms. */
class CoreContractsTest {

    private static Decision rule(AuthorizationRequest request) {
        return "bob".equals(request.principal().id())
                ? Decision.deny(new Reason("no-bob", "Ask alice.", List.of("order_id")))
                : Decision.allow();
    }

    @Nested
    class CompositeOfAuthorizers extends AuthorizerContract {
        @Override
        protected Authorizer authorizer() {
            return Authorizer.composite(List.of(Authorizer.allowAll(), CoreContractsTest::rule));
        }

        @Override
        protected AuthorizationRequest allowed() {
            return request("alice", "get_order", "{\"order_id\":\"W-1\"}");
        }

        @Override
        protected AuthorizationRequest denied() {
            return request("bob", "get_order", "{\"order_id\":\"W-1\"}");
        }
    }

    @Nested
    class NoopObserver extends CallObserverContract {
        @Override
        protected CallObserver observer() {
            return CallObserver.noop();
        }
    }

    @Nested
    class CompositeOfObservers extends CallObserverContract {
        @Override
        protected CallObserver observer() {
            return CallObserver.composite(
                    List.of(new EventOrderValidator(), new RecordedEvents(), (event, parent) -> Observation.NOOP));
        }
    }

    @Nested
    class CompositeOfSchemas extends ToolSchemaContract {
        @Override
        protected ToolSchema schema() {
            return ToolSchema.composite(List.of(ToolSchema.any(), CompositeOfSchemas::needsId));
        }

        private static List<ArgumentProblem> needsId(JsonObject arguments) {
            return arguments.containsKey("id")
                    ? List.of()
                    : List.of(new ArgumentProblem(ArgumentProblem.Kind.MISSING, "/id", "is required: give a string"));
        }

        @Override
        protected JsonObject valid() {
            return JsonObject.parse("{\"id\":\"W-1\"}");
        }

        @Override
        protected JsonObject invalid() {
            return JsonObject.parse("{\"name\":\"somebody\"}");
        }
    }

    @Nested
    class CompositeOfRedactors extends RedactorContract {
        @Override
        protected Redactor redactor() {
            return Redactor.composite(Redactor.none(), Redactor.strings(text -> text.replace("4111-1111", "[card]")));
        }

        @Override
        protected String secret() {
            return "4111-1111";
        }
    }

    @Nested
    class ThreadLocalContext extends ContextStorageContract {
        @Override
        protected ContextStorage storage() {
            return ContextStorage.threadLocal();
        }
    }
}
