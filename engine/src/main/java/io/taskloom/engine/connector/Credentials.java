package io.taskloom.engine.connector;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import io.taskloom.connector.spi.CredentialKind;
import io.taskloom.connector.spi.Secret;
import java.io.IOException;
import java.io.Serial;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Hands a connector the credential of the kind it needs, for the length of one call. */
@Component
class Credentials {

    private static final JsonMapper JSON = JsonMapper.builder()
            .addModule(new SimpleModule().addDeserializer(Secret.class, new SecretDeserializer()))
            .build();

    private final Map<String, Object> byKind;

    Credentials(MailSettings mail) {
        byKind = Map.of("smtp", mail);
    }

    /** The installation's credential of that kind, as the record the connector asks for; empty if there is none. */
    Optional<Object> find(Class<?> type) {
        var kind = type.getAnnotation(CredentialKind.class).value();
        return Optional.ofNullable(byKind.get(kind)).map(settings -> JSON.convertValue(settings, type));
    }

    private static final class SecretDeserializer extends StdDeserializer<Secret> {

        @Serial
        private static final long serialVersionUID = 1;

        SecretDeserializer() {
            super(Secret.class);
        }

        @Override
        public Secret deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            return Secret.of(parser.getValueAsString());
        }
    }
}
