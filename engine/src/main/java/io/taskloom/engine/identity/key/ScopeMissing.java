package io.taskloom.engine.identity.key;

import io.taskloom.engine.problem.Forbidden;
import java.util.Map;

/** The key is good, but not for this. */
public class ScopeMissing extends Forbidden {

    private final Scope scope;

    ScopeMissing(Scope scope) {
        super("This API key lacks the scope %s.".formatted(scope.wire()));
        this.scope = scope;
    }

    @Override
    public Map<String, Object> details() {
        return Map.of("scope", scope.wire());
    }
}
