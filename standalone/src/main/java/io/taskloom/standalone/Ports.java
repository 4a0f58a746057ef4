package io.taskloom.standalone;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Where everything listens, on loopback.
 *
 * @param app the application itself
 * @param keycloak Keycloak
 * @param postgres PostgreSQL
 * @param kafka Kafka's clients
 * @param smtp SMTP
 * @param mail the mail inbox
 * @param s3 the object store
 */
public record Ports(int app, int keycloak, int postgres, int kafka, int smtp, int mail, int s3) {

    private static final Set<Integer> GIVEN = ConcurrentHashMap.newKeySet();

    /** The usual ports, each moved by a variable: {@code TASKLOOM_APP_PORT} and so on. */
    public static Ports from(Function<String, @Nullable String> environment) {
        return new Ports(
                port(environment, "app", 8080),
                port(environment, "keycloak", 8180),
                port(environment, "postgres", 5433),
                port(environment, "kafka", 9092),
                port(environment, "smtp", 1025),
                port(environment, "mail", 8025),
                port(environment, "s3", 9000));
    }

    /** Ports nobody uses now. */
    public static Ports free() {
        return new Ports(next(), next(), next(), next(), next(), next(), next());
    }

    /** The variable that moves a port. */
    static String variable(String name) {
        return "TASKLOOM_" + name.toUpperCase(Locale.ROOT) + "_PORT";
    }

    /** By name, in the order in which people look for them. */
    Map<String, Integer> byName() {
        var ports = new LinkedHashMap<String, Integer>();
        ports.put("app", app);
        ports.put("keycloak", keycloak);
        ports.put("mail", mail);
        ports.put("smtp", smtp);
        ports.put("s3", s3);
        ports.put("kafka", kafka);
        ports.put("postgres", postgres);
        return ports;
    }

    static boolean isFree(int port) {
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** Another one each time. Systems take the ports of outgoing connections from above: nobody gets it before it is used. */
    static int next() {
        return ThreadLocalRandom.current()
                .ints(20_000, 32_000)
                .filter(port -> GIVEN.add(port) && isFree(port))
                .findFirst()
                .orElseThrow();
    }

    private static int port(Function<String, @Nullable String> environment, String name, int usual) {
        var given = Optional.ofNullable(environment.apply(variable(name)))
                .map(String::strip)
                .filter(value -> !value.isEmpty());
        if (given.isEmpty()) {
            return usual;
        }
        return given.filter(value -> value.matches("[0-9]{1,5}"))
                .map(Integer::valueOf)
                .filter(port -> port > 0 && port < 65536)
                .orElseThrow(() -> new ServiceFailure(variable(name) + " is not a port: " + given.get()));
    }
}
