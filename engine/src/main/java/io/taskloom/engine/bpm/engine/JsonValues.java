package io.taskloom.engine.bpm.engine;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.taskloom.engine.bpm.TooMuchAtOnce;
import java.util.Collection;
import java.util.Map;
import org.camunda.bpm.engine.impl.variable.serializer.AbstractObjectValueSerializer;
import org.camunda.bpm.engine.variable.impl.value.UntypedValueImpl;
import org.camunda.bpm.engine.variable.value.ObjectValue;
import org.camunda.bpm.engine.variable.value.TypedValue;

/**
 * Keeps lists, maps and long texts in process variables as JSON. What is read back is always plain maps, lists and scalars, whatever type
 * name the row claims, so that no class is ever loaded because a variable says so.
 */
class JsonValues extends AbstractObjectValueSerializer {

    static final String FORMAT = "application/json";

    /** Camunda keeps a string in a column of this length and refuses a longer one. */
    private static final int LONGEST_COLUMN = 4000;

    /** More than any FEEL or script can make; texts put together of several variables could be longer. */
    private static final int MOST_BYTES = 4 << 20;

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

    /** Stands before Camunda's own serializers, to which it leaves what it does not know. */
    @Override
    protected boolean canWriteValue(TypedValue value) {
        boolean untypedNull = value instanceof UntypedValueImpl && value.getValue() == null;
        return !untypedNull && super.canWriteValue(value);
    }

    @Override
    protected boolean canSerializeValue(Object value) {
        return value instanceof Map
                || value instanceof Collection
                || (value instanceof String text && text.length() > LONGEST_COLUMN);
    }

    @Override
    protected byte[] serializeToByteArray(Object value) throws Exception {
        byte[] bytes = json.writeValueAsBytes(value);
        if (bytes.length > MOST_BYTES) {
            throw new TooMuchAtOnce("A variable is larger than %d MB.".formatted(MOST_BYTES >> 20));
        }
        return bytes;
    }

    @Override
    protected Object deserializeFromByteArray(byte[] bytes, String typeName) throws Exception {
        return json.readValue(bytes, Object.class);
    }

    @Override
    protected String getTypeNameForDeserialized(Object value) {
        return switch (value) {
            case Map<?, ?> map -> Map.class.getName();
            case String text -> String.class.getName();
            default -> Collection.class.getName();
        };
    }

    @Override
    protected boolean isSerializationTextBased() {
        return true;
    }
}
