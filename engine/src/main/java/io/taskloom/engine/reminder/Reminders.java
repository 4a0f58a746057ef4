package io.taskloom.engine.reminder;

import static java.util.stream.Collectors.groupingBy;

import io.taskloom.engine.bpm.InstanceId;
import io.taskloom.engine.calendar.WorkCalendar;
import io.taskloom.engine.calendar.WorkCalendars;
import io.taskloom.engine.event.Actor;
import io.taskloom.engine.event.Events;
import io.taskloom.engine.event.Ids;
import io.taskloom.engine.event.PersonId;
import io.taskloom.engine.identity.People;
import io.taskloom.engine.problem.InvalidInput;
import io.taskloom.engine.problem.InvalidInput.FieldError;
import io.taskloom.engine.problem.NotFound;
import io.taskloom.engine.project.Projects;
import io.taskloom.engine.task.ReminderWish;
import io.taskloom.engine.task.ReminderWish.Audience;
import io.taskloom.engine.task.ReminderWish.Channel;
import io.taskloom.engine.task.TaskCompanion;
import io.taskloom.engine.task.TaskId;
import io.taskloom.engine.task.TaskView;
import io.taskloom.engine.task.Tasks;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Reminders of a task (promises T14 and F8): each a row and one timer of the task's process, which move and end together. Each use
 * case is one transaction.
 */
@Service
public class Reminders implements TaskCompanion {

    private static final int MOST = 20;

    private final Tasks tasks;
    private final Projects projects;
    private final People people;
    private final ReminderRows rows;
    private final ReminderTimers timers;
    private final ReminderViews views;
    private final WorkCalendars calendars;
    private final Events events;
    private final Clock clock;

    // Tasks tells its companions, and they ask it back: one of the two has to wait.
    Reminders(
            @Lazy Tasks tasks,
            Projects projects,
            People people,
            ReminderRows rows,
            ReminderTimers timers,
            ReminderViews views,
            WorkCalendars calendars,
            Events events,
            Clock clock) {
        this.tasks = tasks;
        this.projects = projects;
        this.people = people;
        this.rows = rows;
        this.timers = timers;
        this.views = views;
        this.calendars = calendars;
        this.events = events;
        this.clock = clock;
    }

    /** Soonest first, those that are over included. */
    @Transactional(readOnly = true)
    public List<ReminderView> list(Actor actor, TaskId id) {
        TaskView task = tasks.get(actor, id);
        List<Reminder> all = rows.of(id).stream()
                .filter(reminder -> reminder.stage() == null)
                .toList();
        boolean failed = task.status().open()
                && all.stream().anyMatch(reminder -> reminder.state() == Reminder.State.SENDING)
                && timers.mailFailed(instance(task));
        return views.views(all, task.workspaceId(), failed);
    }

    /**
     * What of these tasks' reminders another task like them would have, those of each task soonest first; without those that
     * were taken off. For who has seen the tasks.
     */
    @Transactional(readOnly = true)
    public Map<TaskId, List<ReminderView>> kept(Collection<TaskId> tasks) {
        if (tasks.isEmpty()) {
            return Map.of();
        }
        Map<TaskId, List<ReminderView>> kept = new LinkedHashMap<>();
        rows.kept(tasks).stream()
                .collect(groupingBy(Reminder::task))
                .forEach((task, reminders) -> kept.put(task, views.kept(reminders)));
        return kept;
    }

    /** @throws InvalidInput if the time is over, there is no date to remind before, or the person does not see the task */
    @Transactional
    public ReminderView add(Actor actor, TaskId id, ReminderWish wish) {
        TaskView task = tasks.hold(actor, id);
        ReminderView added = arm(actor, task, wish, "");
        changed(actor, task);
        return added;
    }

    /** The next ten times that a wish would give; nothing is kept. */
    @Transactional(readOnly = true)
    public ReminderView.Preview preview(Actor actor, TaskId id, ReminderWish wish) {
        TaskView task = tasks.get(actor, id);
        return new ReminderView.Preview(views.upcoming(wished(actor, task, wish, ""), task.workspaceId()));
    }

    @Transactional
    public void remove(Actor actor, TaskId id, ReminderId reminder) {
        TaskView task = tasks.hold(actor, id);
        Reminder found = find(id, reminder);
        if (rows.pass(found.id(), Reminder.State.ARMED, Reminder.State.REMOVED)) {
            timers.disarm(instance(task), found.id());
            changed(actor, task);
        }
    }

    /**
     * Puts it off: its timer moves, and a repeated one goes on from there. One that was sent already comes again. Members may,
     * and for whom it is, though they only read.
     *
     * @throws ReminderOver if it was taken back
     */
    @Transactional
    ReminderView snooze(Actor actor, TaskId id, ReminderId reminder, SnoozeReminder snooze) {
        tasks.get(actor, id);
        PersonId whose = find(id, reminder).told().person();
        boolean own = whose != null && whose.equals(actor.person());
        TaskView task = tasks.hold(own ? new Actor.System("reminder") : actor, id);
        Reminder found = find(id, reminder);
        Reminder later = found.snoozed(snooze.from(clock.instant()));
        switch (found.state()) {
            case ARMED -> timers.move(instance(task), found.id(), later.at());
            case SENDING, SENT -> timers.arm(instance(task), later);
            case REMOVED, PAUSED -> throw new ReminderOver();
        }
        rows.change(found, later);
        changed(actor, task);
        return views.view(later, task.workspaceId(), false);
    }

    /** Not for those that come with a task or move with its dates: of these its own events tell. */
    private void changed(Actor actor, TaskView task) {
        events.publish(actor, new TaskRemindersChanged(task.snapshot()));
    }

    private Reminder find(TaskId id, ReminderId reminder) {
        return rows.find(reminder)
                .filter(candidate -> candidate.task().equals(id) && candidate.stage() == null)
                .orElseThrow(() -> new NotFound("reminder", reminder));
    }

    @Override
    public void opened(Actor actor, TaskView task, List<ReminderWish> wishes) {
        for (int i = 0; i < wishes.size(); i++) {
            arm(actor, task, wishes.get(i), "reminders[%d].".formatted(i));
        }
        // Nothing can wait for a task that is new, and making one is a hot path (P4).
        if (task.version() > 1) {
            resume(task);
        }
    }

    /** It is open again, or back from where it was put away; what had to be told meanwhile is over. */
    private void resume(TaskView task) {
        for (Reminder reminder : rows.of(task.id())) {
            if (reminder.state() == Reminder.State.PAUSED) {
                Reminder resumed =
                        reminder.resumed(Dates.of(task), views.calendar(reminder, task.workspaceId()), clock.instant());
                if (resumed == null || (reminder.stage() != null && !task.overdue())) {
                    rows.pass(reminder.id(), reminder.state(), Reminder.State.REMOVED);
                } else {
                    rows.change(reminder, resumed.in(Reminder.State.ARMED));
                    timers.arm(instance(task), resumed);
                }
            }
        }
    }

    @Override
    public void datesMoved(Actor actor, TaskView task) {
        for (Reminder reminder : rows.of(task.id())) {
            if (reminder.stage() != null && !task.overdue()) {
                forget(task, reminder);
            }
            if (reminder.state() != Reminder.State.ARMED || reminder.relative() == null) {
                continue;
            }
            Reminder moved =
                    reminder.moved(Dates.of(task), views.calendar(reminder, task.workspaceId()), clock.instant());
            if (moved == null) {
                rows.pass(reminder.id(), Reminder.State.ARMED, Reminder.State.REMOVED);
                timers.disarm(instance(task), reminder.id());
            } else if (!moved.equals(reminder)) {
                rows.change(reminder, moved);
                timers.move(instance(task), reminder.id(), moved.at());
            }
        }
    }

    /** It is not overdue any more: should it be so again, everybody is told again. */
    private void forget(TaskView task, Reminder stage) {
        if (stage.state() == Reminder.State.ARMED) {
            timers.disarm(instance(task), stage.id());
        }
        rows.pass(stage.id(), stage.state(), Reminder.State.REMOVED);
    }

    @Override
    public void closed(Actor actor, TaskView task) {
        rows.pauseAll(task.id());
    }

    private ReminderView arm(Actor actor, TaskView task, ReminderWish wish, String path) {
        Reminder reminder = wished(actor, task, wish, path);
        long armed = rows.of(task.id()).stream()
                .filter(other -> other.state() == Reminder.State.ARMED && other.stage() == null)
                .count();
        if (armed >= MOST) {
            throw new TooManyReminders(MOST);
        }
        rows.insert(reminder);
        timers.arm(instance(task), reminder);
        return views.view(reminder, task.workspaceId(), false);
    }

    private Reminder wished(Actor actor, TaskView task, ReminderWish wish, String path) {
        return Reminder.wished(
                new ReminderId(Ids.next()),
                task.id(),
                Dates.of(task),
                wish,
                new Reminder.Told(told(actor, task, wish, path), channels(wish, path)),
                wish.repeat() == null ? ZoneOffset.UTC : people.timeZone(actor, wish.timeZone(), path + "timeZone"),
                byCalendar(wish) ? calendars.of(task.workspaceId()) : WorkCalendar.USUAL,
                clock.instant(),
                path);
    }

    private static boolean byCalendar(ReminderWish wish) {
        return Boolean.TRUE.equals(wish.working()) || Boolean.TRUE.equals(wish.inHours());
    }

    /** What no task could have, whatever its dates and people; for who keeps wishes for later. */
    public static List<FieldError> errors(ReminderWish wish) {
        return Stream.<Runnable>of(
                        () -> Reminder.relative(wish, ""),
                        () -> {
                            if (wish.repeat() != null) {
                                Repetition.wished(wish.repeat(), ZoneOffset.UTC, Instant.EPOCH, "repeat.");
                            }
                        },
                        () -> channels(wish, ""),
                        () -> {
                            if (audience(wish, "") == Audience.PERSON && wish.personId() == null) {
                                throw new InvalidInput("personId", "required", "Say for whom.");
                            }
                        })
                .flatMap(check -> errors(check).stream())
                .toList();
    }

    private static List<FieldError> errors(Runnable check) {
        try {
            check.run();
            return List.of();
        } catch (InvalidInput refused) {
            return refused.errors();
        }
    }

    private static Audience audience(ReminderWish wish, String path) {
        Audience audience = wish.audience() == null ? Audience.ASSIGNEES : wish.audience();
        if (audience != Audience.PERSON && wish.personId() != null) {
            throw new InvalidInput(path + "personId", "unexpected", "Only the audience person names one.");
        }
        return audience;
    }

    private @Nullable PersonId told(Actor actor, TaskView task, ReminderWish wish, String path) {
        Audience audience = audience(wish, path);
        PersonId person =
                switch (audience) {
                    case ASSIGNEES -> null;
                    case ME -> actor.person();
                    case PERSON -> wish.personId();
                };
        if (audience == Audience.ASSIGNEES) {
            return null;
        }
        if (person == null
                || projects.membersAmong(task.projectId(), List.of(person)).isEmpty()) {
            throw new InvalidInput(path + "personId", "unknown", "Nobody like that sees the task.");
        }
        return person;
    }

    private static Set<Channel> channels(ReminderWish wish, String path) {
        if (wish.channels() == null) {
            return EnumSet.allOf(Channel.class);
        }
        Set<Channel> channels = EnumSet.noneOf(Channel.class);
        channels.addAll(wish.channels().stream().filter(Objects::nonNull).toList());
        if (channels.isEmpty()) {
            throw new InvalidInput(path + "channels", "required", "Say at least one way to tell of it.");
        }
        return channels;
    }

    private static InstanceId instance(TaskView task) {
        return Objects.requireNonNull(task.process().instanceId(), "an open task has an instance");
    }
}
