package io.taskloom.standalone;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The services that tests share. They are those of the file that the environment variable (or system property)
 * {@code TASKLOOM_SERVICES} names; without one, a set of this JVM's own is started, each service when it is first asked
 * for, and ended with this JVM. With {@code -Dservices=containers} that set runs in Docker.
 */
public final class Services {

    private static @Nullable Services shared;

    private final Source source;

    private Services(Source source) {
        this.source = source;
    }

    /** The services of this run. */
    public static synchronized Services shared() {
        if (shared == null) {
            shared = new Services(file().<Source>map(RunningElsewhere::new).orElseGet(ServicesProcess::start));
        }
        return shared;
    }

    /** The one place that decides what the services run on. */
    static ServiceSet newSet(Path folder) {
        var embedded = new EmbeddedServices(new Home(folder), Ports.free());
        return switch (System.getProperty("services", "embedded")) {
            case "embedded" -> embedded;
            case "containers" -> new ContainerServices(embedded);
            case String other -> throw new ServiceFailure("services is embedded or containers, not " + other);
        };
    }

    public PostgresServer postgres() {
        return find("postgres", Addresses::postgres);
    }

    public KafkaBroker kafka() {
        return find("kafka", Addresses::kafka);
    }

    public KeycloakServer keycloak() {
        return find("keycloak", Addresses::keycloak);
    }

    public MailServer mail() {
        return find("mail", Addresses::mail);
    }

    public ObjectStore objects() {
        return find("s3", Addresses::objects);
    }

    private <T> T find(String name, Function<Addresses, Optional<T>> read) {
        return source.find(name, read)
                .orElseThrow(() -> new ServiceFailure("The set named by TASKLOOM_SERVICES has no " + name));
    }

    private static Optional<Path> file() {
        return Optional.ofNullable(System.getProperty("TASKLOOM_SERVICES", System.getenv("TASKLOOM_SERVICES")))
                .filter(name -> !name.isBlank())
                .map(Path::of);
    }

    private record RunningElsewhere(Path file) implements Source {
        @Override
        public <T> Optional<T> find(String name, Function<Addresses, Optional<T>> read) {
            return read.apply(Addresses.read(file));
        }
    }

    /** Where the addresses come from. */
    interface Source {
        <T> Optional<T> find(String name, Function<Addresses, Optional<T>> read);
    }
}
