package dev.agentops.tools;

import dev.agentops.json.JsonObject;
import dev.agentops.testkit.ToolSchemaContract;
import dev.agentops.tool.ToolSchema;
import org.junit.jupiter.api.Nested;

/** The contract of the test kit, held by both engines. */
class JsonToolSchemaContractTest {
    private static final String PROPERTIES =
            "\"properties\":{\"order_id\":{\"type\":\"string\"},\"reason\":{\"enum\":[\"late\",\"damaged\"]}},"
                    + "\"required\":[\"order_id\"]";

    @Nested
    class Compiled extends Contract {
        @Override
        protected ToolSchema schema() {
            return JsonToolSchema.parse("{\"type\":\"object\"," + PROPERTIES + "}");
        }
    }

    @Nested
    class General extends Contract {
        @Override
        protected ToolSchema schema() {
            return JsonToolSchema.parse("{\"type\":\"object\"," + PROPERTIES + ",\"unevaluatedProperties\":false}");
        }
    }

    /** The same arguments for both. */
    abstract static class Contract extends ToolSchemaContract {
        @Override
        protected JsonObject valid() {
            return JsonObject.parse("{\"order_id\":\"W-1\",\"reason\":\"late\"}");
        }

        @Override
        protected JsonObject invalid() {
            return JsonObject.parse("{\"oder_id\":\"W-1234\",\"reason\":\"because I said so\"}");
        }
    }
}
