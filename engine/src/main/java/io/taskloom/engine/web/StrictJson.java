package io.taskloom.engine.web;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.deser.std.StringDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import java.io.IOException;

/**
 * How a request's body is read. Jackson takes an empty text for null where an id, a time or a number is meant, and PostgreSQL
 * keeps no text with U+0000: both are refused here, with the field's name, before they can do harm further in.
 */
public final class StrictJson {

    private StrictJson() {}

    /** Reads as the given one does, but strictly. */
    public static ObjectMapper of(ObjectMapper json) {
        ObjectMapper strict = json.copy();
        strict.coercionConfigDefaults()
                .setAcceptBlankAsEmpty(true)
                .setCoercion(CoercionInputShape.EmptyString, CoercionAction.Fail);
        return strict.registerModule(
                new SimpleModule("storable text").addDeserializer(String.class, new StorableText()));
    }

    private static final class StorableText extends StdScalarDeserializer<String> {

        StorableText() {
            super(String.class);
        }

        @Override
        public String deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            String text = StringDeserializer.instance.deserialize(parser, context);
            if (text != null && text.indexOf('\0') >= 0) {
                throw JsonMappingException.from(
                        parser, "U+0000", new IllegalArgumentException("A text can't hold the character U+0000."));
            }
            return text;
        }
    }
}
