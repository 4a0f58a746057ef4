package io.taskloom.standalone;

import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a person wants to know of a running system. */
final class Greeting {

    private Greeting() {}

    static String of(TaskloomSystem system) {
        return """
                  Application     %s
                  API docs        %s
                  Keycloak        %s   (console: %s / %s)
                  Cockpit         %s
                  Mail inbox      %s
                  S3              %s
                  Kafka           %s
                  PostgreSQL      %s   (%s / %s)

                Demo accounts, all with the password %s:
                  admin@taskloom.example      Ada Admin, runs the installation and sees Cockpit
                  manager@taskloom.example    Mona Manager, assigns work
                  designer@taskloom.example   Dee Designer, draws automations
                  user@taskloom.example       Uma User
                  user2@taskloom.example      Ugo Second
                """.formatted(
                        system.app(),
                        system.docs(),
                        system.keycloak(),
                        DemoRealm.ADMIN,
                        KeycloakServer.DEMO_PASSWORD,
                        system.cockpit(),
                        system.mail(),
                        system.s3(),
                        system.kafka(),
                        system.postgres(),
                        EmbeddedPostgres.USER,
                        EmbeddedPostgres.PASSWORD,
                        KeycloakServer.DEMO_PASSWORD);
    }

    static String processes(Home home) {
        return Stream.concat(Stream.of(Launcher.NAME), Launcher.CHILDREN.stream())
                .map(part -> String.format(
                        Locale.ROOT,
                        "  %-10s %s%n",
                        part,
                        home.find(part)
                                .map(process -> "process " + process.pid())
                                .orElse("does not run")))
                .collect(Collectors.joining("", "\nProcesses:\n", ""));
    }
}
