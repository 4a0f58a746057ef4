package io.taskloom.connector.email;

import io.taskloom.connector.spi.Call;
import io.taskloom.connector.spi.Connector;
import io.taskloom.connector.spi.ConnectorInfo;
import io.taskloom.connector.spi.Operation;

/** Sends e-mail by SMTP. */
@ConnectorInfo(name = "email", title = "E-mail", description = "Sends e-mail by SMTP.", icon = "email.svg")
public final class EmailConnector implements Connector {

    private final MailSessions sessions = new MailSessions();

    @Operation(value = "send", title = "Send an e-mail", description = "Sends a mail to one or more people.")
    public Sent send(Email email, SmtpAccount account, Call call) {
        var message = new MailMessage(email, account, call, sessions.of(account));
        SmtpTransport.send(message.toMime(), account);
        return new Sent(message.id());
    }
}
