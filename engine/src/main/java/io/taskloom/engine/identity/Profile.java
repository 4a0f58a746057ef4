package io.taskloom.engine.identity;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a token says of a person. */
record Profile(
        String subject,
        @Nullable String email,
        String name,
        @Nullable String picture,
        @Nullable String locale,
        @Nullable String timeZone,
        Set<Role> roles) {}
