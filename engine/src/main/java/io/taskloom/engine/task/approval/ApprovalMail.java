package io.taskloom.engine.task.approval;

import io.taskloom.engine.bpm.LateInput;
import io.taskloom.engine.web.MailPage;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.util.HtmlUtils;

/**
 * Writes the mail in memory, with a link of its own: no table may hold it. Its buttons only open the page that asks; no name that
 * a person chose reaches the subject's or the page's structure.
 */
@Component
class ApprovalMail implements LateInput {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEEE, d MMMM yyyy", Locale.ENGLISH);

    private final RequestRows rows;
    private final ApprovalLinks links;
    private final ApprovalSettings settings;

    ApprovalMail(RequestRows rows, ApprovalLinks links, ApprovalSettings settings) {
        this.rows = rows;
        this.links = links;
        this.settings = settings;
    }

    @Override
    public String name() {
        return "approval-mail";
    }

    @Override
    public Map<String, Object> of(@Nullable String businessKey) {
        UUID id = UUID.fromString(Objects.requireNonNull(businessKey));
        ApprovalLinks.Mail mail = links.mail(id);
        String link = MailPage.link(settings.publicUrl(), "/approvals/" + rows.newSecret(id));
        QuestionView question = mail.question();
        String title = MailPage.line(question.title());
        String asks = MailPage.line(question.askedBy().name())
                + (question.insteadOf() == null
                        ? " asks for your approval"
                        : " asks you to decide instead of "
                                + MailPage.line(question.insteadOf().name()));
        String where = MailPage.line(question.projectName()) + " · " + MailPage.line(question.name());
        String until = DAY.format(question.expiresAt().atZone(ZoneOffset.UTC));
        return Map.of(
                "to", mail.email(),
                "subject", "Approve? " + title,
                "text", text(asks, title, where, link, until),
                "html", html(asks, title, where, link, until));
    }

    private static String text(String asks, String title, String where, String link, String until) {
        return """
                %s.

                %s
                %s

                Approve: %s?answer=approved
                Reject: %s?answer=rejected

                The links open a page that asks once more: nothing is decided before you say so there. They are for you \
                alone, and good until %s or until it is decided.
                """.formatted(asks, title, where, link, link, until);
    }

    private static String html(String asks, String title, String where, String link, String until) {
        return MailPage.of("""
                <p style="margin:0 0 8px;font-size:13px;color:#696f76">%s</p>
                <h1 style="margin:0 0 4px;font-size:20px;line-height:1.3">%s</h1>
                <p style="margin:0 0 20px;font-size:15px">%s</p>
                %s
                <a href="%s?answer=rejected" style="display:inline-block;margin-left:8px;padding:9px 17px;\
                border:1px solid #ced4da;border-radius:6px;color:#212529;font-weight:600;text-decoration:none">Reject …</a>
                <p style="margin:20px 0 0;font-size:13px;color:#696f76">The links open a page that asks once more: nothing \
                is decided before you say so there. They are for you alone, and good until %s or until it is decided.</p>
                """.formatted(
                        HtmlUtils.htmlEscape(asks),
                        HtmlUtils.htmlEscape(title),
                        HtmlUtils.htmlEscape(where),
                        MailPage.button("Approve …", link + "?answer=approved"),
                        HtmlUtils.htmlEscape(link),
                        HtmlUtils.htmlEscape(until)));
    }
}
