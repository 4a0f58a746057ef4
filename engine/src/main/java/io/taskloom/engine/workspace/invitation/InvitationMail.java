package io.taskloom.engine.workspace.invitation;

import io.taskloom.engine.bpm.LateInput;
import io.taskloom.engine.web.MailPage;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.util.HtmlUtils;

/**
 * Writes the mail in memory, with a link of its own. No name that a person chose reaches the subject's or the page's
 * structure.
 */
@Component
class InvitationMail implements LateInput {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEEE, d MMMM yyyy", Locale.ENGLISH);

    private final InvitationRows rows;
    private final InvitationTokens tokens;
    private final InvitationViews views;
    private final WorkspaceSettings settings;

    InvitationMail(InvitationRows rows, InvitationTokens tokens, InvitationViews views, WorkspaceSettings settings) {
        this.rows = rows;
        this.tokens = tokens;
        this.views = views;
        this.settings = settings;
    }

    @Override
    public String name() {
        return "invitation-mail";
    }

    @Override
    public Map<String, Object> of(@Nullable String businessKey) {
        Invitation invitation =
                rows.find(InvitationId.of(Objects.requireNonNull(businessKey))).orElseThrow();
        InvitationView view = views.of(invitation);
        String link = MailPage.link(settings.publicUrl(), "/invitations/" + tokens.make(invitation.id()));
        String by = MailPage.line(view.invitedBy().name());
        String what = MailPage.line(view.workspaceName())
                + (view.projectName() == null ? "" : " (project " + MailPage.line(view.projectName()) + ")");
        String until = DAY.format(view.expiresAt().atZone(ZoneOffset.UTC));
        return Map.of(
                "to", view.email(),
                "subject", "%s invites you to %s".formatted(by, what),
                "text", text(by, what, link, until),
                "html", html(by, what, link, until));
    }

    private static String text(String by, String what, String link, String until) {
        return """
                %s invites you to work together in %s on Taskloom.

                Accept or decline: %s

                The link is for you alone and good until %s. If you do not know who sent this, do nothing.
                """.formatted(by, what, link, until);
    }

    private static String html(String by, String what, String link, String until) {
        return MailPage.of("""
                <p style="margin:0 0 8px;font-size:13px;color:#868e96">Invitation</p>
                <h1 style="margin:0 0 12px;font-size:20px;line-height:1.3">%s</h1>
                <p style="margin:0 0 20px;font-size:15px">%s invites you to work together on Taskloom.</p>
                %s
                <p style="margin:20px 0 0;font-size:13px;color:#868e96">The link is for you alone and good until %s. \
                If you do not know who sent this, do nothing.</p>
                """.formatted(
                        HtmlUtils.htmlEscape(what),
                        HtmlUtils.htmlEscape(by),
                        MailPage.button("See the invitation", link),
                        HtmlUtils.htmlEscape(until)));
    }
}
