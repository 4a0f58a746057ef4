package io.taskloom.engine.account;

import io.taskloom.engine.bpm.LateInput;
import io.taskloom.engine.identity.People;
import io.taskloom.engine.identity.PersonView;
import io.taskloom.engine.web.MailPage;
import io.taskloom.engine.web.Secrets;
import java.net.URI;
import java.time.Clock;
import java.util.Map;
import java.util.Objects;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.util.HtmlUtils;

/** What whoever deletes their account is told by mail. Each mail has a link of its own, of which only the hash is kept. */
@Configuration(proxyBeanMethods = false)
class AccountMails {

    private final DeletionRows rows;
    private final People people;
    private final URI pages;
    private final Clock clock;

    AccountMails(DeletionRows rows, People people, AccountSettings.Links links, Clock clock) {
        this.rows = rows;
        this.people = people;
        this.pages = links.publicUrl();
        this.clock = clock;
    }

    @Bean
    LateInput accountDeletionMail() {
        return new AccountMail(
                "account-deletion-mail",
                id -> withLink(
                        id,
                        "Your Taskloom account is closed",
                        "You have asked us to delete your account. It is closed now, on every device.",
                        "If you change your mind, or if this was not you, restore it until"));
    }

    @Bean
    LateInput accountDeletionReminder() {
        return new AccountMail(
                "account-deletion-reminder",
                id -> withLink(
                        id,
                        "Your Taskloom account is about to be erased",
                        "Some time ago you asked us to delete your account. What is personal in it is soon erased for good.",
                        "You can still restore it until"));
    }

    @Bean
    LateInput accountRestoredMail() {
        return new AccountMail("account-restored-mail", id -> {
            Deletion deletion = rows.find(id).orElseThrow();
            return mail(
                    people.get(deletion.person()),
                    "Your Taskloom account is restored",
                    "Your account is back, with everything in it. Sign in as before; calendars and keys work again.",
                    "",
                    "Open Taskloom",
                    MailPage.link(pages, "/"));
        });
    }

    /** @throws RecoveryOver if there is no way back any more, so that nobody wants the mail */
    private Map<String, Object> withLink(DeletionId id, String subject, String what, String until) {
        Deletion deletion = rows.find(id).orElseThrow();
        if (deletion.state() != DeletionState.PENDING) {
            throw new RecoveryOver(deletion.state());
        }
        String secret = Secrets.next();
        rows.addLink(id, Secrets.hash(secret), clock.instant());
        String day = MailPage.time(deletion.eraseAt(), people.timeZone(deletion.person()));
        return mail(
                people.get(deletion.person()),
                subject,
                what,
                until + " " + day + ".",
                "Restore my account",
                MailPage.link(pages, "/account-recovery/" + secret));
    }

    private static Map<String, Object> mail(
            PersonView to, String subject, String what, String until, String label, String link) {
        return Map.of(
                "to",
                Objects.requireNonNull(to.email(), "whoever has an account has an address"),
                "subject",
                subject,
                "text",
                """
                %s

                %s
                %s: %s
                """.formatted(what, until, label, link),
                "html",
                MailPage.of("""
                        <h1 style="margin:0 0 12px;font-size:20px;line-height:1.3">%s</h1>
                        <p style="margin:0 0 20px;font-size:15px">%s</p>
                        <p style="margin:0 0 20px;font-size:15px">%s</p>
                        %s
                        """.formatted(
                                HtmlUtils.htmlEscape(subject),
                                HtmlUtils.htmlEscape(what),
                                HtmlUtils.htmlEscape(until),
                                MailPage.button(label, link))));
    }
}
