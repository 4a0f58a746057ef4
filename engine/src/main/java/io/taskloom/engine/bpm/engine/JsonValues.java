package io.taskloom.engine.bpm.engine;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Collection;
import java.util.Map;
import org.camunda.bpm.engine.impl.variable.serializer.AbstractObjectValueSerializer;
import org.camunda.bpm.engine.variable.value.ObjectValue;

/**
 * Keeps lists and maps in process variables as JSON. What is read back is always plain maps, lists and scalars, whatever type
 * name the row claims, so that no class is ever loaded because a variable says so.
 */
class JsonValues extends AbstractObjectValueSerializer {

    static final String FORMAT = "application/json";

    private final ObjectMapper json;

    JsonValues(ObjectMapper json) {
        super(FORMAT);
        this.json = json;
    }

    @Override
    public String getName() {
        return "json-values";
    }

    /** Values read are never written to in place, so Camunda need not compare them at the end of each command. */
    @Override
    public boolean isMutableValue(ObjectValue value) {
        return false;
    }

    @Override
    protected boolean canSerializeValue(Object value) {
        return value instanceof Map || value instanceof Collection;
    }

    @Override
    protected byte[] serializeToByteArray(Object value) throws Exception {
        return json.writeValueAsBytes(value);
    }

    @Override
    protected Object deserializeFromByteArray(byte[] bytes, String typeName) throws Exception {
        return json.readValue(bytes, Object.class);
    }

    @Override
    protected String getTypeNameForDeserialized(Object value) {
        return value instanceof Map ? Map.class.getName() : Collection.class.getName();
    }

    @Override
    protected boolean isSerializationTextBased() {
        return true;
    }
}
