package io.taskloom.standalone;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/**
 * Where the services listen, on loopback.
 *
 * @param app the application itself
 * @param keycloak Keycloak
 * @param postgres PostgreSQL
 * @param kafka Kafka's clients
 * @param smtp SMTP
 * @param mail the mail inbox
 * @param s3 the object store
 */
record Ports(int app, int keycloak, int postgres, int kafka, int smtp, int mail, int s3) {

    /** Ports nobody uses now. */
    static Ports free() {
        return new Ports(next(), next(), next(), next(), next(), next(), next());
    }

    static int next() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
