package io.taskloom.engine.signin;

import io.taskloom.engine.bpm.LateInput;
import io.taskloom.engine.event.PersonId;
import io.taskloom.engine.event.Recorded;
import io.taskloom.engine.identity.People;
import io.taskloom.engine.identity.PersonView;
import io.taskloom.engine.outbox.EventLog;
import io.taskloom.engine.web.MailPage;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.util.HtmlUtils;

/**
 * Writes the mail of {@code new-api-key.bpmn} when it is sent, of what the event says: also of a key that was revoked at once, by
 * somebody who wants to leave no trace. The event never had the key itself.
 */
@Component
class NewKeyMail implements LateInput {

    private final EventLog events;
    private final People people;
    private final LinkSettings settings;

    NewKeyMail(EventLog events, People people, LinkSettings settings) {
        this.events = events;
        this.people = people;
        this.settings = settings;
    }

    @Override
    public String name() {
        return "new-api-key-mail";
    }

    /** @throws NobodyToWarn if the person, or what happened, is not known any more */
    @Override
    public Map<String, Object> of(@Nullable String businessKey) {
        Recorded event = events.find(UUID.fromString(Objects.requireNonNull(businessKey)))
                .orElseThrow(NobodyToWarn::new);
        PersonId id = Objects.requireNonNull(event.only(), "a key is its person's alone");
        PersonView person = people.get(id);
        if (person.email() == null) {
            throw new NobodyToWarn();
        }
        var key = key(event, people.timeZone(id));
        String link = MailPage.link(settings.publicUrl(), "/settings/api-keys");
        return Map.of(
                "to", person.email(),
                "subject", "New API key in Taskloom: " + key.name(),
                "text", text(key, link),
                "html", html(key, link));
    }

    /** All of it in one line each, in words. */
    private record Key(String name, String scopes, String where, String ends, String made) {}

    private static Key key(Recorded event, ZoneId zone) {
        String expires = event.data().path("expiresAt").asText(null);
        return new Key(
                MailPage.line(event.data().path("name").asText()),
                StreamSupport.stream(event.data().path("scopes").spliterator(), false)
                        .map(scope -> MailPage.line(scope.asText()))
                        .collect(Collectors.joining(", ")),
                event.data().hasNonNull("workspaceId") ? "in one workspace" : "in all your workspaces",
                expires == null ? "never" : MailPage.time(Instant.parse(expires), zone),
                "%s, from %s"
                        .formatted(
                                MailPage.time(event.time(), zone),
                                event.data().path("madeFrom").asText("an unknown address")));
    }

    private static String text(Key key, String link) {
        return """
                An API key was made for your account. A program that has it acts as you.

                Name: %s
                May: %s, %s
                Ends: %s
                Made: %s

                If that was you, there is nothing to do. If not, revoke the key, sign out every device that you don't know and \
                change your password: %s
                """.formatted(key.name(), key.scopes(), key.where(), key.ends(), key.made(), link);
    }

    private static String html(Key key, String link) {
        return MailPage.of("""
                <p style="margin:0 0 8px;font-size:13px;color:#868e96">New API key</p>
                <h1 style="margin:0 0 12px;font-size:20px;line-height:1.3">%s</h1>
                <p style="margin:0 0 20px;font-size:15px">A program that has it acts as you.</p>
                <p style="margin:0 0 20px;font-size:15px">May: %s, %s<br>Ends: %s<br>Made: %s</p>
                <p style="margin:0 0 20px;font-size:15px">If that was you, there is nothing to do. If not, revoke the key, \
                sign out every device that you don't know and change your password.</p>
                %s
                """.formatted(
                        HtmlUtils.htmlEscape(key.name()),
                        HtmlUtils.htmlEscape(key.scopes()),
                        key.where(),
                        HtmlUtils.htmlEscape(key.ends()),
                        HtmlUtils.htmlEscape(key.made()),
                        MailPage.button("See your API keys", link)));
    }
}
