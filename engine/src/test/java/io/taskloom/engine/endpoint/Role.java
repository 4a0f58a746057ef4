package io.taskloom.engine.endpoint;

/** The table's columns, in their order. */
enum Role {
    NOBODY,
    STRANGER,
    ADMIN,
    LEAVER,
    COLLEAGUE,
    VIEWER,
    MEMBER,
    OWNER,
    WORKSPACE_ADMIN,
    WORKSPACE_OWNER,
    DESIGNER,
    MANAGER;

    /** What Keycloak says of them. */
    String realmRole() {
        return switch (this) {
            case ADMIN -> "admin";
            case DESIGNER -> "designer";
            case MANAGER -> "manager";
            default -> "user";
        };
    }
}
