package io.taskloom.standalone;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where the parts of a running system answer, as {@code ./taskloom status --json} prints it.
 *
 * @param app the application
 * @param api base of the REST API
 * @param docs the API's documentation
 * @param keycloak Keycloak
 * @param cockpit Camunda Cockpit
 * @param mail the mail inbox
 * @param s3 the object store's endpoint
 * @param kafka Kafka's bootstrap servers
 * @param postgres JDBC address of the database
 */
public record TaskloomSystem(
        String app,
        String api,
        String docs,
        String keycloak,
        String cockpit,
        String mail,
        String s3,
        String kafka,
        String postgres) {

    private static final String FILE = "status.json";

    static TaskloomSystem at(Ports ports) {
        var app = "http://localhost:" + ports.app();
        return new TaskloomSystem(
                app,
                app + "/api/v1",
                app + "/swagger-ui/index.html",
                "http://localhost:" + ports.keycloak(),
                app + "/camunda/app/cockpit/default/",
                "http://localhost:" + ports.mail(),
                "http://localhost:" + ports.s3(),
                "localhost:" + ports.kafka(),
                "jdbc:postgresql://localhost:" + ports.postgres() + "/taskloom");
    }

    /** The system that runs from this home, as far as it is ready. */
    static Optional<TaskloomSystem> find(Home home) {
        try {
            return home.find(Launcher.NAME).isEmpty()
                    ? Optional.empty()
                    : Optional.of(new ObjectMapper().readValue(file(home).toFile(), TaskloomSystem.class));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    void announce(Home home) {
        try {
            Files.writeString(file(home), json());
        } catch (IOException e) {
            throw new ServiceFailure("Could not write " + file(home), e);
        }
    }

    static void retract(Home home) {
        try {
            Files.deleteIfExists(file(home));
        } catch (IOException e) {
            throw new ServiceFailure("Could not delete " + file(home), e);
        }
    }

    String json() {
        try {
            return new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(this) + "\n";
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Path file(Home home) {
        return home.run().resolve(FILE);
    }
}
