package io.taskloom.engine.reminder;

import io.taskloom.engine.calendar.WorkCalendar;
import io.taskloom.engine.calendar.WorkCalendars;
import io.taskloom.engine.event.PersonId;
import io.taskloom.engine.event.WorkspaceId;
import io.taskloom.engine.identity.People;
import io.taskloom.engine.identity.PersonView;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** Reminders as people see them. */
@Component
class ReminderViews {

    private static final int SHOWN = 10;

    private final People people;
    private final WorkCalendars calendars;

    ReminderViews(People people, WorkCalendars calendars) {
        this.people = people;
        this.calendars = calendars;
    }

    ReminderView view(Reminder reminder, WorkspaceId workspace, boolean failed) {
        return views(List.of(reminder), workspace, failed).getFirst();
    }

    /** @param failed whether a mail of those that are being sent has used up its attempts */
    List<ReminderView> views(Collection<Reminder> reminders, WorkspaceId workspace, boolean failed) {
        Map<PersonId, PersonView> known = named(reminders);
        return reminders.stream()
                .map(reminder -> view(reminder, calendar(reminder, workspace), known, failed))
                .toList();
    }

    /** Without the times at which they come. */
    List<ReminderView> kept(Collection<Reminder> reminders) {
        Map<PersonId, PersonView> known = named(reminders);
        return reminders.stream()
                .map(reminder -> view(reminder.in(Reminder.State.PAUSED), WorkCalendar.USUAL, known, false))
                .toList();
    }

    private Map<PersonId, PersonView> named(Collection<Reminder> reminders) {
        List<PersonId> named = reminders.stream()
                .map(reminder -> reminder.told().person())
                .filter(Objects::nonNull)
                .toList();
        return named.isEmpty() ? Map.of() : people.find(named);
    }

    private static ReminderView view(
            Reminder reminder, WorkCalendar calendar, Map<PersonId, PersonView> known, boolean failed) {
        Reminder.Relative relative = reminder.relative();
        PersonId person = reminder.told().person();
        return new ReminderView(
                reminder.id(),
                reminder.at(),
                relative == null ? null : relative.before(),
                relative == null ? null : relative.anchor(),
                reminder.told().audience(),
                person == null ? null : known.get(person),
                List.copyOf(reminder.told().channels()),
                ReminderView.repeat(reminder.repetition()),
                reminder.missed(),
                relative != null && relative.working(),
                reminder.inHours(),
                reminder.sent(),
                reminder.snoozed(),
                reminder.upcoming(SHOWN, calendar),
                state(reminder, failed));
    }

    private static ReminderState state(Reminder reminder, boolean failed) {
        return switch (reminder.state()) {
            case ARMED -> ReminderState.ARMED;
            case SENDING -> failed ? ReminderState.FAILED : ReminderState.ARMED;
            case SENT -> ReminderState.SENT;
            case REMOVED, PAUSED -> ReminderState.REMOVED;
        };
    }

    List<Instant> upcoming(Reminder reminder, WorkspaceId workspace) {
        return reminder.upcoming(SHOWN, calendar(reminder, workspace));
    }

    /** What it goes by; not asked for where it goes by none. */
    WorkCalendar calendar(Reminder reminder, WorkspaceId workspace) {
        return reminder.byCalendar() ? calendars.of(workspace) : WorkCalendar.USUAL;
    }
}
