package io.taskloom.standalone;

import io.taskloom.standalone.MailServer.Message;
import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeUtility;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Received e-mails as files: one that was accepted is still there after a restart. */
final class MailFolder {

    private static final String RECIPIENTS = "X-Taskloom-Recipients";
    private static final String RECEIVED_AT = "X-Taskloom-Received";

    private final Path folder;
    private final Clock clock;
    private final List<Message> messages = new ArrayList<>();

    MailFolder(Path folder, Clock clock) {
        this.folder = Folders.create(folder);
        this.clock = clock;
        try (var files = Files.list(folder)) {
            for (var file : files.filter(f -> f.toString().endsWith(".eml")).toList()) {
                messages.add(read(file));
            }
        } catch (IOException | MessagingException e) {
            throw new ServiceFailure("The e-mails in " + folder + " are not readable", e);
        }
        messages.sort(Comparator.comparing(Message::receivedAt));
    }

    synchronized void receive(MimeMessage message, Collection<String> recipients)
            throws MessagingException, IOException {
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS).toString();
        var content = new ByteArrayOutputStream();
        content.write((RECIPIENTS + ": " + String.join(", ", recipients) + "\r\n" + RECEIVED_AT + ": " + now + "\r\n")
                .getBytes(StandardCharsets.US_ASCII));
        message.writeTo(content);
        var file = folder.resolve(UUID.randomUUID() + ".eml");
        var next = folder.resolve(file.getFileName() + ".next");
        Files.write(next, content.toByteArray());
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
        messages.add(read(file));
    }

    /** Newest first; all of them where no recipient is named. */
    synchronized List<Message> find(@Nullable String recipient) {
        return messages.reversed().stream()
                .filter(message -> recipient == null || addressed(message, recipient))
                .toList();
    }

    private static boolean addressed(Message message, String recipient) {
        return List.of(message.to().toLowerCase(Locale.ROOT).split(", ")).contains(recipient.toLowerCase(Locale.ROOT));
    }

    private static Message read(Path file) throws MessagingException, IOException {
        try (var content = Files.newInputStream(file)) {
            var message = new MimeMessage(Session.getInstance(new Properties()), content);
            var name = file.getFileName().toString();
            return new Message(
                    name.substring(0, name.length() - ".eml".length()),
                    addresses(message.getFrom()),
                    header(message, RECIPIENTS),
                    message.getSubject() == null ? "" : MimeUtility.decodeText(message.getSubject()),
                    part(message, "text/plain"),
                    part(message, "text/html"),
                    header(message, RECEIVED_AT));
        }
    }

    private static String header(MimeMessage message, String name) throws MessagingException {
        var value = message.getHeader(name, null);
        return value == null ? "" : value;
    }

    private static String addresses(Address @Nullable [] addresses) {
        return addresses == null
                ? ""
                : List.of(addresses).stream()
                        .map(address -> address instanceof InternetAddress mail ? mail.getAddress() : "" + address)
                        .collect(Collectors.joining(", "));
    }

    /** The first part of this type, however deep; attachments are none. */
    private static String part(jakarta.mail.Part part, String type) throws MessagingException, IOException {
        if (jakarta.mail.Part.ATTACHMENT.equalsIgnoreCase(part.getDisposition())) {
            return "";
        }
        if (part.isMimeType(type)) {
            return String.valueOf(part.getContent());
        }
        if (part.getContent() instanceof Multipart parts) {
            for (var i = 0; i < parts.getCount(); i++) {
                var found = part(parts.getBodyPart(i), type);
                if (!found.isEmpty()) {
                    return found;
                }
            }
        }
        return "";
    }
}
