package io.taskloom.engine.task.approval;

import io.taskloom.engine.event.Actor;
import io.taskloom.engine.event.PersonId;
import io.taskloom.engine.identity.People;
import io.taskloom.engine.problem.InvalidInput;
import io.taskloom.engine.workspace.WorkspaceView;
import io.taskloom.engine.workspace.Workspaces;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * "While I am away, my approvals go to …". Looked at when a round begins; what was asked before stays where it is, and can be
 * handed on by itself. The deputy must be able to take the vote then and there, or else it waits.
 */
@Service
public class Absences {

    private static final int LONGEST_DAYS = 366;

    private final JdbcClient jdbc;
    private final People people;
    private final Workspaces workspaces;
    private final Clock clock;

    Absences(JdbcClient jdbc, People people, Workspaces workspaces, Clock clock) {
        this.jdbc = jdbc;
        this.people = people;
        this.workspaces = workspaces;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    AbsenceView get(Actor.Person actor) {
        return jdbc.sql("select * from approval_absence where person_id = ?")
                .param(actor.person().value())
                .query((row, number) -> new AbsenceView(
                        people.get(new PersonId(row.getObject("deputy_id", UUID.class))),
                        row.getObject("first_day", LocalDate.class),
                        row.getObject("last_day", LocalDate.class)))
                .optional()
                .orElse(AbsenceView.NONE);
    }

    /** @throws InvalidInput if the days are no period, or the deputy is in none of the actor's workspaces */
    @Transactional
    AbsenceView put(Actor.Person actor, PersonId deputy, LocalDate firstDay, LocalDate lastDay) {
        if (lastDay.isBefore(firstDay)) {
            throw new InvalidInput("lastDay", "order", "The last day is not before the first.");
        }
        LocalDate today = LocalDate.ofInstant(clock.instant(), people.timeZone(actor.person()));
        if (lastDay.isBefore(today) || firstDay.isAfter(today.plusYears(50))) {
            throw new InvalidInput("lastDay", "range", "That is over, or too far away.");
        }
        if (firstDay.plusDays(LONGEST_DAYS).isBefore(lastDay)) {
            throw new InvalidInput("lastDay", "range", "That is longer than a year.");
        }
        boolean known = !deputy.equals(actor.person())
                && workspaces.mine(actor).stream().map(WorkspaceView::id).anyMatch(workspace -> workspaces
                        .role(workspace, deputy)
                        .isPresent());
        if (!known) {
            throw new InvalidInput("deputyId", "unknown", "Nobody else in your workspaces has that id.");
        }
        jdbc.sql("""
                        insert into approval_absence (person_id, deputy_id, first_day, last_day) values (?, ?, ?, ?)
                        on conflict (person_id) do update set deputy_id = excluded.deputy_id,
                            first_day = excluded.first_day, last_day = excluded.last_day""")
                .params(actor.person().value(), deputy.value(), firstDay, lastDay)
                .update();
        return get(actor);
    }

    @Transactional
    void delete(Actor.Person actor) {
        jdbc.sql("delete from approval_absence where person_id = ?")
                .param(actor.person().value())
                .update();
    }

    /** The deputies of those who are away today. */
    @Transactional(readOnly = true)
    Map<PersonId, PersonId> of(Collection<PersonId> persons) {
        Map<PersonId, PersonId> deputies = new LinkedHashMap<>();
        jdbc
                .sql("select * from approval_absence where person_id = any(:persons) order by person_id")
                .param("persons", persons.stream().map(PersonId::value).toArray(UUID[]::new))
                .query((row, number) -> new Absence(
                        new PersonId(row.getObject("person_id", UUID.class)),
                        new PersonId(row.getObject("deputy_id", UUID.class)),
                        row.getObject("first_day", LocalDate.class),
                        row.getObject("last_day", LocalDate.class)))
                .list()
                .stream()
                .filter(absence ->
                        absence.covers(LocalDate.ofInstant(clock.instant(), people.timeZone(absence.person()))))
                .forEach(absence -> deputies.put(absence.person(), absence.deputy()));
        return deputies;
    }
}
