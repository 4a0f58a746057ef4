package io.taskloom.engine.reminder;

import io.taskloom.engine.bpm.Action;
import io.taskloom.engine.event.Actor;
import io.taskloom.engine.event.Events;
import io.taskloom.engine.event.PersonId;
import io.taskloom.engine.identity.People;
import io.taskloom.engine.identity.PersonView;
import io.taskloom.engine.project.ProjectMember;
import io.taskloom.engine.project.ProjectMembers;
import io.taskloom.engine.project.ProjectRole;
import io.taskloom.engine.project.Projects;
import io.taskloom.engine.task.OwnModelsOnly;
import io.taskloom.engine.task.ReminderWish.Channel;
import io.taskloom.engine.task.ReminderWish.Missed;
import io.taskloom.engine.task.TaskId;
import io.taskloom.engine.task.TaskPerson;
import io.taskloom.engine.task.TaskView;
import io.taskloom.engine.task.Tasks;
import io.taskloom.engine.workspace.Member;
import io.taskloom.engine.workspace.WorkspaceMembers;
import io.taskloom.engine.workspace.WorkspaceRole;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * A step of {@code task.bpmn}: tells whom it is for, else the assignees, else the reporter, as far as they still see the task. The
 * inbox learns of it by the event, the next step sends the mail. A repeated one is armed again in the same transaction: a
 * {@code kill -9} before its commit leaves the timer that was due, after it the next one and this one's mails.
 */
@Component
class RemindAction implements Action<ReminderStep, RemindAction.Mail> {

    private final Tasks tasks;
    private final Projects projects;
    private final People people;
    private final ReminderRows rows;
    private final ReminderTimers timers;
    private final ReminderViews views;
    private final ReminderRulesRows rules;
    private final ProjectMembers members;
    private final WorkspaceMembers workspaceMembers;
    private final Events events;
    private final ReminderSettings settings;
    private final Clock clock;

    RemindAction(
            Tasks tasks,
            Projects projects,
            People people,
            ReminderRows rows,
            ReminderTimers timers,
            ReminderViews views,
            ReminderRulesRows rules,
            ProjectMembers members,
            WorkspaceMembers workspaceMembers,
            Events events,
            ReminderSettings settings,
            Clock clock) {
        this.tasks = tasks;
        this.projects = projects;
        this.people = people;
        this.rows = rows;
        this.timers = timers;
        this.views = views;
        this.rules = rules;
        this.members = members;
        this.workspaceMembers = workspaceMembers;
        this.events = events;
        this.settings = settings;
        this.clock = clock;
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
        Reminder due = rows.find(input.reminderId()).orElse(null);
        // Whom it was for may be gone, and it with them.
        if (due == null || due.state() != Reminder.State.ARMED) {
            return Mail.NONE;
        }
        Reminder.Firing firing = due.fire(clock.instant(), missed(task, due), views.calendar(due, task.workspaceId()));
        Reminder fired = due.fired(firing);
        rows.change(due, fired);
        if (fired.state() == Reminder.State.ARMED) {
            timers.arm(call.instance(), fired);
        }
        if (!firing.tells()) {
            return Mail.NONE;
        }
        return fired.stage() == null
                ? tell(call.actor(), task, fired)
                : escalate(call.actor(), task, fired, fired.stage());
    }

    /** Asked for only where it counts: most come in time, and once. */
    private Missed missed(TaskView task, Reminder due) {
        if (due.missed() != null) {
            return due.missed();
        }
        return due.repetition() == null || !due.late(clock.instant())
                ? Missed.ONCE
                : rules.find(task.projectId()).missed();
    }

    /** Nobody is told if the project does not escalate to them any more. */
    private Mail escalate(Actor actor, TaskView task, Reminder reminder, Stage stage) {
        ReminderRulesView project = rules.find(task.projectId());
        if (project.after(stage) == null || !task.overdue()) {
            return Mail.NONE;
        }
        List<PersonView> told = stage == Stage.ASSIGNEES ? assigned(task) : managers(task, project);
        events.publish(
                actor,
                new TaskEscalated(
                        task.snapshot(),
                        stage,
                        told.stream().map(TaskPerson::of).toList()));
        return mail(reminder, told, ReminderMail.overdue(task, settings.publicUrl()));
    }

    /** Whom the project names, else its owners, else those of the workspace. */
    private List<PersonView> managers(TaskView task, ReminderRulesView project) {
        List<PersonView> named = project.manager() == null ? List.of() : present(task, List.of(project.manager()));
        if (!named.isEmpty()) {
            return named;
        }
        Actor system = new Actor.System("escalation");
        List<PersonView> owners = members.list(system, task.projectId()).stream()
                .filter(member -> member.role() == ProjectRole.OWNER)
                .map(ProjectMember::person)
                .toList();
        return owners.isEmpty()
                ? workspaceMembers.list(system, task.workspaceId()).stream()
                        .filter(member -> member.role().atLeast(WorkspaceRole.ADMIN))
                        .map(Member::person)
                        .toList()
                : owners;
    }

    private Mail tell(Actor actor, TaskView task, Reminder reminder) {
        List<PersonView> told = recipients(task, reminder);
        Set<Channel> channels = reminder.told().channels();
        events.publish(
                actor,
                new TaskReminded(
                        task.snapshot(),
                        views.view(reminder, task.workspaceId(), false),
                        channels.contains(Channel.INBOX)
                                ? told.stream().map(TaskPerson::of).toList()
                                : List.of()));
        return mail(reminder, told, ReminderMail.of(task, settings.publicUrl()));
    }

    private static Mail mail(Reminder reminder, List<PersonView> told, ReminderMail mail) {
        if (!reminder.told().channels().contains(Channel.EMAIL)) {
            return Mail.NONE;
        }
        List<String> addresses = told.stream()
                .map(PersonView::email)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        return new Mail(addresses, mail.subject(), mail.text(), mail.html());
    }

    private List<PersonView> recipients(TaskView task, Reminder reminder) {
        PersonId only = reminder.told().person();
        if (only != null) {
            return present(task, List.of(people.get(only)));
        }
        return assigned(task);
    }

    private List<PersonView> assigned(TaskView task) {
        PersonView reporter = task.reporter();
        List<PersonView> assigned = present(task, task.assignees());
        return assigned.isEmpty() && reporter != null ? present(task, List.of(reporter)) : assigned;
    }

    /** Whoever left the project stays on its tasks, but is not told of them any more. */
    private List<PersonView> present(TaskView task, List<PersonView> people) {
        Set<PersonId> members = projects.membersAmong(
                task.projectId(), people.stream().map(PersonView::id).toList());
        return people.stream().filter(person -> members.contains(person.id())).toList();
    }

    record Mail(List<String> recipients, String subject, String text, String html) {

        static final Mail NONE = new Mail(List.of(), "", "", "");
    }
}
