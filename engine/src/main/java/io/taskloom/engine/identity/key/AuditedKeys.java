package io.taskloom.engine.identity.key;

import io.taskloom.engine.event.AuditedActs;
import java.util.List;
import org.springframework.stereotype.Component;

@Component
class AuditedKeys implements AuditedActs {

    @Override
    public List<Act> all() {
        return List.of(
                Act.of("ApiKeyCreated", Kind.API_KEY, "made the API key “{name}”"),
                Act.of("ApiKeyRevoked", Kind.API_KEY, "revoked the API key “{name}”"));
    }
}
