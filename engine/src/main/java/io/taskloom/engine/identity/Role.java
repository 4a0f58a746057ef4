package io.taskloom.engine.identity;

import com.fasterxml.jackson.annotation.JsonValue;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** What a person may do in the whole installation (promise I9); named as Keycloak's realm roles. */
@Schema(name = "InstallationRole")
public enum Role {
    ADMIN,
    MANAGER,
    DESIGNER,
    USER;

    /** {@code designer}. */
    @JsonValue
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Those of the names that are roles of ours; Keycloak has others of its own. */
    static Set<Role> of(Collection<String> names) {
        return Arrays.stream(values())
                .filter(role -> names.contains(role.wire()))
                .collect(Collectors.toUnmodifiableSet());
    }
}
