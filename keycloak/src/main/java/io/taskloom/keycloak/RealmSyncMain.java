package io.taskloom.keycloak;

import java.net.URI;
import java.util.Optional;

/**
 * Applies the realm as code to the Keycloak that the environment names: {@code KEYCLOAK_URL}, {@code
 * KC_BOOTSTRAP_ADMIN_USERNAME}, {@code KC_BOOTSTRAP_ADMIN_PASSWORD}, and the realm's own variables. {@code --demo} adds the
 * demo people.
 */
public final class RealmSyncMain {

    private RealmSyncMain() {}

    public static void main(String[] args) {
        var demo = args.length > 0 && args[0].equals("--demo");
        try {
            var keycloak = needed("KEYCLOAK_URL");
            RealmSync.apply(
                    URI.create(keycloak),
                    needed("KC_BOOTSTRAP_ADMIN_USERNAME"),
                    needed("KC_BOOTSTRAP_ADMIN_PASSWORD"),
                    demo,
                    System::getenv);
            System.out.println("The realm taskloom at " + keycloak + " is as the code says.");
        } catch (RealmSyncFailed e) {
            System.err.println(e.getMessage());
            System.exit(1);
        }
    }

    private static String needed(String name) {
        return Optional.ofNullable(System.getenv(name))
                .filter(value -> !value.isBlank())
                .orElseThrow(() -> new RealmSyncFailed("Set these environment variables: " + name));
    }
}
