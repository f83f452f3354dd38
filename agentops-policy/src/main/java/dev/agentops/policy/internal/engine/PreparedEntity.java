package dev.agentops.policy.internal.engine;

import com.cedarpolicy.model.entity.Entity;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import dev.agentops.policy.internal.schema.StaticEntity;
import java.io.IOException;

/**
 * An entity that knows its JSON text: the official engine takes entities as JSON, on every call, and would build it anew each
 * time. It also keeps what the file says, word for word.
 */
@JsonSerialize(using = PreparedEntity.Text.class)
public final class PreparedEntity extends Entity {
    private final String json;

    /** Renders an entity once. */
    public PreparedEntity(StaticEntity entity) {
        super(OfficialRequest.uid(entity.uid()));
        this.json = entity.json().toString();
    }

    /** Writes the text. */
    static final class Text extends JsonSerializer<PreparedEntity> {
        @Override
        public void serialize(PreparedEntity entity, JsonGenerator out, SerializerProvider provider)
                throws IOException {
            out.writeRawValue(entity.json);
        }
    }
}
