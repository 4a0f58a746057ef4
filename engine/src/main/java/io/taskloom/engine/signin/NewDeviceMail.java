package io.taskloom.engine.signin;

import io.taskloom.engine.bpm.LateInput;
import io.taskloom.engine.identity.People;
import io.taskloom.engine.identity.PersonView;
import io.taskloom.engine.web.MailPage;
import java.time.ZoneId;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.util.HtmlUtils;

/**
 * Writes the mail of {@code new-device.bpmn} when it is sent, so that no table of the engine keeps addresses. What a browser says
 * of itself reaches neither the subject's nor the page's structure: only names that the parser knows are told.
 */
@Component
class NewDeviceMail implements LateInput {

    private final SignInRows rows;
    private final People people;
    private final LinkSettings settings;

    NewDeviceMail(SignInRows rows, People people, LinkSettings settings) {
        this.rows = rows;
        this.people = people;
        this.settings = settings;
    }

    @Override
    public String name() {
        return "new-device-mail";
    }

    /** What it throws is tried again: who signs in is known to us only with their first request. */
    @Override
    public Map<String, Object> of(@Nullable String businessKey) {
        SignInRow row =
                rows.find(UUID.fromString(Objects.requireNonNull(businessKey))).orElseThrow();
        PersonView person = people.get(row.person());
        ZoneId zone = people.timeZone(row.person());
        String device = row.device().name();
        String time = MailPage.time(row.at(), zone);
        String from = row.address() == null ? "an unknown address" : row.address();
        String place = row.place() == null ? "" : ", " + row.place();
        String link = MailPage.link(settings.publicUrl(), "/settings/sign-ins");
        return Map.of(
                "to", Objects.requireNonNull(person.email(), "whoever signs in has an address"),
                "subject", "New sign-in to Taskloom: " + device,
                "text", text(device, time, from + place, link),
                "html", html(device, time, from + place, link));
    }

    private static String text(String device, String time, String from, String link) {
        return """
                Somebody signed in to your account from a device that was not used for it before.

                %s
                %s
                %s

                If that was you, there is nothing to do. If not, sign that device out and change your password: %s
                """.formatted(device, time, from, link);
    }

    private static String html(String device, String time, String from, String link) {
        return MailPage.of("""
                <p style="margin:0 0 8px;font-size:13px;color:#868e96">New sign-in</p>
                <h1 style="margin:0 0 12px;font-size:20px;line-height:1.3">%s</h1>
                <p style="margin:0 0 20px;font-size:15px">%s<br>%s</p>
                <p style="margin:0 0 20px;font-size:15px">If that was you, there is nothing to do. If not, sign that \
                device out and change your password.</p>
                %s
                """.formatted(
                        HtmlUtils.htmlEscape(device),
                        HtmlUtils.htmlEscape(time),
                        HtmlUtils.htmlEscape(from),
                        MailPage.button("See where you are signed in", link)));
    }
}
