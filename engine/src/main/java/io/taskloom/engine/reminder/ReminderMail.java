package io.taskloom.engine.reminder;

import io.taskloom.engine.task.TaskView;
import io.taskloom.engine.web.MailPage;
import java.net.URI;
import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.HtmlUtils;

/**
 * The mail of a reminder. Short, since it travels as process variables; no value of a person reaches the subject's or the
 * page's structure.
 */
record ReminderMail(String subject, String text, String html) {

    static ReminderMail of(TaskView task, URI publicUrl) {
        return of("Reminder", task, publicUrl);
    }

    static ReminderMail overdue(TaskView task, URI publicUrl) {
        return of("Overdue", task, publicUrl);
    }

    private static ReminderMail of(String word, TaskView task, URI publicUrl) {
        String title = task.title().replaceAll("\\s+", " ");
        String due = due(task.dueAt(), task.timeZone());
        String link = MailPage.link(publicUrl, "/tasks/" + task.id());
        String text = "%s\n\n%s\n\nOpen the task: %s\n".formatted(title, due, link);
        return new ReminderMail(word + ": " + title, text, html(word, title, due, link));
    }

    private static String html(String word, String title, String due, String link) {
        return MailPage.of("""
                <p style="margin:0 0 8px;font-size:13px;color:#868e96">%s</p>
                <h1 style="margin:0 0 12px;font-size:20px;line-height:1.3">%s</h1>
                <p style="margin:0 0 20px;font-size:15px">%s</p>
                %s
                """.formatted(
                word, HtmlUtils.htmlEscape(title), HtmlUtils.htmlEscape(due), MailPage.button("Open the task", link)));
    }

    private static String due(@Nullable Instant dueAt, @Nullable String timeZone) {
        if (dueAt == null) {
            return "No due date.";
        }
        ZoneId zone = ZoneId.of(timeZone == null ? "UTC" : timeZone);
        return "Due " + MailPage.time(dueAt, zone) + ".";
    }
}
