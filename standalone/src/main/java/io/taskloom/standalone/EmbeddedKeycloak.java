package io.taskloom.standalone;

import io.taskloom.keycloak.CommonPasswords;
import io.taskloom.keycloak.LoginTheme;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Keycloak in a child JVM, its database on our PostgreSQL, its realm as the code says. */
final class EmbeddedKeycloak implements Part<KeycloakServer> {

    private static final Duration STARTS_WITHIN = Duration.ofMinutes(3);

    private final Home home;
    private final Ports ports;
    private final Supplier<PostgresServer> postgres;
    private final Child child;

    EmbeddedKeycloak(Home home, Ports ports, Supplier<PostgresServer> postgres) {
        this.home = home;
        this.ports = ports;
        this.postgres = postgres;
        this.child = new Child("keycloak", home);
    }

    @Override
    public KeycloakServer start() {
        var installation = KeycloakInstallation.ready();
        CommonPasswords.copyTo(installation);
        var themes = home.folder().resolve("keycloak/themes");
        LoginTheme.copyTo(themes);
        var database = postgres.get().createDatabase("keycloak");
        var health = Ports.next();
        var url = "http://localhost:" + ports.keycloak();
        var command = KeycloakInstallation.command(
                installation,
                List.of(
                        "-Xms64m",
                        "-Xmx384m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-XX:MaxMetaspaceSize=256m",
                        "-Xlog:disable",
                        "-XX:+AutoCreateSharedArchive",
                        "-XX:SharedArchiveFile=" + Caches.file(installation.getFileName() + ".jsa")),
                List.of(
                        "start",
                        "--optimized",
                        "--http-enabled=true",
                        "--http-host=127.0.0.1",
                        "--http-port=" + ports.keycloak(),
                        "--http-management-host=127.0.0.1",
                        "--http-management-port=" + health,
                        "--hostname=" + url,
                        "--proxy-headers=xforwarded",
                        "--db-pool-initial-size=1",
                        "--db-pool-max-size=20",
                        "--spi-theme--folder--dir=" + themes,
                        "--log-console-color=false"));
        var environment = Map.of(
                "KC_DB_URL", database.jdbcUrl(),
                "KC_DB_USERNAME", database.user(),
                "KC_DB_PASSWORD", database.password(),
                "KC_BOOTSTRAP_ADMIN_USERNAME", DemoRealm.ADMIN,
                "KC_BOOTSTRAP_ADMIN_PASSWORD", KeycloakServer.DEMO_PASSWORD);
        var ready = URI.create("http://127.0.0.1:" + health + "/health/ready");
        child.start(command, environment, STARTS_WITHIN, () -> Await.answers(ready));
        return DemoRealm.apply(URI.create(url), ports.app(), "127.0.0.1", ports.smtp());
    }

    @Override
    public void stop() {
        child.stop();
    }
}
