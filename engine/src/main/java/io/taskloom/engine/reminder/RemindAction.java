package io.taskloom.engine.reminder;

import io.taskloom.engine.bpm.Action;
import io.taskloom.engine.event.Actor;
import io.taskloom.engine.event.Events;
import io.taskloom.engine.event.PersonId;
import io.taskloom.engine.identity.PersonView;
import io.taskloom.engine.project.Projects;
import io.taskloom.engine.task.OwnModelsOnly;
import io.taskloom.engine.task.TaskId;
import io.taskloom.engine.task.TaskView;
import io.taskloom.engine.task.Tasks;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * A step of {@code task.bpmn}: writes the mail to the assignees, else to the reporter, as far as they still see the task; the
 * next step sends it.
 */
@Component
class RemindAction implements Action<ReminderStep, RemindAction.Mail> {

    private final Tasks tasks;
    private final Projects projects;
    private final ReminderRows rows;
    private final Events events;
    private final ReminderSettings settings;

    RemindAction(Tasks tasks, Projects projects, ReminderRows rows, Events events, ReminderSettings settings) {
        this.tasks = tasks;
        this.projects = projects;
        this.rows = rows;
        this.events = events;
        this.settings = settings;
    }

    @Override
    public String name() {
        return "remind";
    }

    @Override
    public String title() {
        return "Write the reminder";
    }

    @Override
    public boolean offered() {
        return false;
    }

    @Override
    public Class<ReminderStep> input() {
        return ReminderStep.class;
    }

    @Override
    public Mail perform(Call call, ReminderStep input) {
        if (!(call.actor() instanceof Actor.System)) {
            throw new OwnModelsOnly(name());
        }
        // The task first, as every use case does: two that lock in another order could wait for each other.
        TaskView task = tasks.hold(call.actor(), TaskId.of(Objects.requireNonNull(call.businessKey())));
        Reminder reminder = rows.find(input.reminderId()).orElseThrow();
        if (!rows.pass(reminder.id(), Reminder.State.ARMED, Reminder.State.SENDING)) {
            return new Mail(List.of(), "", "", "");
        }
        events.publish(call.actor(), new TaskReminded(task.snapshot(), Reminders.view(reminder, false)));
        ReminderMail mail = ReminderMail.of(task, settings.publicUrl());
        return new Mail(recipients(task), mail.subject(), mail.text(), mail.html());
    }

    private List<String> recipients(TaskView task) {
        PersonView reporter = task.reporter();
        List<PersonView> people = present(task, task.assignees());
        if (people.isEmpty() && reporter != null) {
            people = present(task, List.of(reporter));
        }
        return people.stream()
                .map(PersonView::email)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
    }

    /** Whoever left the project stays on its tasks, but is not told of them any more. */
    private List<PersonView> present(TaskView task, List<PersonView> people) {
        Set<PersonId> members = projects.membersAmong(
                task.projectId(), people.stream().map(PersonView::id).toList());
        return people.stream().filter(person -> members.contains(person.id())).toList();
    }

    record Mail(List<String> recipients, String subject, String text, String html) {}
}
