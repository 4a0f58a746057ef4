package io.taskloom.engine.identity;

import org.springframework.security.core.AuthenticationException;

/** Carries why a token's holder is refused through Spring Security's filters to the one place that answers. */
class AccessRefused extends AuthenticationException {

    private final RuntimeException reason;

    AccessRefused(RuntimeException reason) {
        super("refused", reason);
        this.reason = reason;
    }

    RuntimeException reason() {
        return reason;
    }
}
