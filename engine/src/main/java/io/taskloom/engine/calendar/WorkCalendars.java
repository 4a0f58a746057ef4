package io.taskloom.engine.calendar;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.taskloom.engine.event.Actor;
import io.taskloom.engine.event.Events;
import io.taskloom.engine.event.WorkspaceId;
import io.taskloom.engine.web.IfMatch;
import io.taskloom.engine.web.StaleVersion;
import io.taskloom.engine.workspace.WorkspaceRole;
import io.taskloom.engine.workspace.Workspaces;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** When workspaces work: their members read it, their admins say it. */
@Service
public class WorkCalendars {

    private static final TypeReference<List<WorkDay>> DAYS = new TypeReference<>() {};
    private static final TypeReference<List<Holiday>> HOLIDAYS = new TypeReference<>() {};

    private final Workspaces workspaces;
    private final JdbcClient jdbc;
    private final ObjectMapper json;
    private final Events events;

    /** Timers ask for it at each firing; what another node has changed they hear half a minute later. */
    private final Cache<WorkspaceId, WorkCalendar> known = Caffeine.newBuilder()
            .maximumSize(5_000)
            .expireAfterWrite(Duration.ofSeconds(30))
            .build();

    WorkCalendars(Workspaces workspaces, JdbcClient jdbc, ObjectMapper json, Events events) {
        this.workspaces = workspaces;
        this.jdbc = jdbc;
        this.json = json;
        this.events = events;
    }

    @Transactional(readOnly = true)
    public WorkCalendarView get(Actor actor, WorkspaceId workspace) {
        workspaces.require(actor, workspace, WorkspaceRole.MEMBER);
        return find(workspace).orElseGet(WorkCalendarView::unset);
    }

    /**
     * Timers that are armed keep their time until they are armed anew; those that come in working hours only look again when they
     * fire.
     *
     * @throws io.taskloom.engine.web.StaleVersion if the caller knows another version
     */
    @Transactional
    WorkCalendarView set(Actor actor, WorkspaceId workspace, SetWorkCalendar wish, IfMatch ifMatch) {
        workspaces.require(actor, workspace, WorkspaceRole.ADMIN);
        WorkCalendarView before = find(workspace).orElseGet(WorkCalendarView::unset);
        ifMatch.check(before.version(), () -> before);
        WorkCalendarView after = wish.checked(before.version() + 1);
        boolean first = jdbc.sql("""
                        insert into work_calendar (workspace_id, time_zone, days, holidays, version)
                        values (?, ?, ?::jsonb, ?::jsonb, ?)
                        on conflict (workspace_id) do update set time_zone = excluded.time_zone, days = excluded.days,
                            holidays = excluded.holidays, version = excluded.version
                        where work_calendar.version = excluded.version - 1""")
                        .params(
                                workspace.value(),
                                after.timeZone(),
                                write(after.days()),
                                write(after.holidays()),
                                after.version())
                        .update()
                == 1;
        if (!first) {
            WorkCalendarView current = find(workspace).orElse(before);
            throw new StaleVersion(current.version(), current);
        }
        known.invalidate(workspace);
        events.publish(actor, new WorkCalendarChanged(workspace, after.timeZone()));
        return after;
    }

    /** Whole days out of an iCalendar; nothing is kept. */
    @Transactional(readOnly = true)
    HolidayReader.Found read(Actor actor, WorkspaceId workspace, String text) {
        workspaces.require(actor, workspace, WorkspaceRole.ADMIN);
        return HolidayReader.read(text);
    }

    /** For counting, to whom the caller has let in. */
    @Transactional(readOnly = true)
    public WorkCalendar of(WorkspaceId workspace) {
        WorkCalendar found = known.getIfPresent(workspace);
        if (found == null) {
            found = find(workspace).map(WorkCalendarView::calendar).orElse(WorkCalendar.USUAL);
            known.put(workspace, found);
        }
        return found;
    }

    private Optional<WorkCalendarView> find(WorkspaceId workspace) {
        return jdbc.sql("select * from work_calendar where workspace_id = ?")
                .param(workspace.value())
                .query((row, number) -> new WorkCalendarView(
                        row.getString("time_zone"),
                        read(row.getString("days"), DAYS),
                        read(row.getString("holidays"), HOLIDAYS),
                        row.getLong("version")))
                .optional();
    }

    private <T> T read(String text, TypeReference<T> type) {
        try {
            return json.readValue(text, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a work calendar is unreadable", e);
        }
    }

    private String write(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
