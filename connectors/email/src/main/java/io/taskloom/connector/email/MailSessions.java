package io.taskloom.connector.email;

import jakarta.mail.Session;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.angus.mail.util.MailStreamProvider;

/** A session for each server, kept: to make one, Jakarta Mail looks through the whole class path several times. */
final class MailSessions {

    private static final String STREAMS = "jakarta.mail.util.StreamProvider";
    private static final String TIMEOUT_MS = "20000";
    private static final int MOST = 200;

    static {
        // Looked for on the class path with each part of each mail, unless it is named.
        if (System.getProperty(STREAMS) == null) {
            System.setProperty(STREAMS, MailStreamProvider.class.getName());
        }
    }

    private final Map<Server, Session> known = new ConcurrentHashMap<>();

    private record Server(String host, int port, boolean signIn, boolean startTls) {

        Session session() {
            var properties = new Properties();
            properties.put("mail.smtp.host", host);
            properties.put("mail.smtp.port", String.valueOf(port));
            properties.put("mail.smtp.auth", String.valueOf(signIn));
            properties.put("mail.smtp.starttls.enable", String.valueOf(startTls));
            properties.put("mail.smtp.starttls.required", String.valueOf(startTls));
            properties.put("mail.smtp.ssl.checkserveridentity", "true");
            properties.put("mail.smtp.connectiontimeout", TIMEOUT_MS);
            properties.put("mail.smtp.timeout", TIMEOUT_MS);
            properties.put("mail.smtp.writetimeout", TIMEOUT_MS);
            return Session.getInstance(properties);
        }
    }

    /** Knows neither name nor password: those go with each connection. */
    Session of(SmtpAccount account) {
        var server = new Server(account.host(), account.port(), account.username() != null, account.startTls());
        if (known.size() >= MOST) {
            known.clear();
        }
        return known.computeIfAbsent(server, Server::session);
    }
}
