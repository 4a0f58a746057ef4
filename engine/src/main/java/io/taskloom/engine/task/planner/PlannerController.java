package io.taskloom.engine.task.planner;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.Explode;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.taskloom.engine.event.Actor;
import io.taskloom.engine.event.ProjectId;
import io.taskloom.engine.problem.InvalidInput;
import io.taskloom.engine.task.FieldScopes;
import io.taskloom.engine.task.Status;
import io.taskloom.engine.task.TaskFilter;
import io.taskloom.engine.web.Area;
import io.taskloom.engine.web.Keys;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.format.annotation.DateTimeFormat.ISO;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Keys(Area.TASKS)
@RequestMapping("/api/v1")
@Tag(name = "Calendar and timeline", description = "Tasks by their dates, in one answer however many there are.")
class PlannerController {

    private static final String CALENDAR =
            "Up to 62 days, with how many tasks have a place on each and the first of them: on the day they are due, and if"
                    + " they start earlier on each day from then. Tasks that repeat tell when they will be due again.";
    private static final String TIMELINE =
            "At most 10,000, of more those that are due first, and which of them wait for which others.";
    private static final String TO = "Last day, at most 61 days later";
    private static final String ZONE = "IANA name, in which days begin and end; my own if nothing is said";
    private static final String PER_DAY = "Of the tasks that begin on one day at most so many; all of them are counted";
    private static final int MOST = 200;

    private final Planner planner;
    private final FieldScopes scopes;

    PlannerController(Planner planner, FieldScopes scopes) {
        this.planner = planner;
        this.scopes = scopes;
    }

    @GetMapping("/projects/{project}/calendar")
    @Operation(summary = "Some days of a project", description = CALENDAR)
    CalendarView ofProject(
            Actor actor,
            @PathVariable ProjectId project,
            @ParameterObject PlannerQuery query,
            @Parameter(description = "First day") @RequestParam @DateTimeFormat(iso = ISO.DATE) LocalDate from,
            @Parameter(description = TO) @RequestParam @DateTimeFormat(iso = ISO.DATE) LocalDate to,
            @Parameter(description = ZONE, example = "Europe/Berlin") @RequestParam(required = false) @Nullable
                    String timeZone,
            @Parameter(description = PER_DAY, schema = @Schema(type = "integer", minimum = "1", maximum = "200"))
                    @RequestParam(defaultValue = "20")
                    int perDay) {
        return planner.calendar(actor, project, filter(actor, project, query), from, to, timeZone, checked(perDay));
    }

    @GetMapping("/calendar")
    @Operation(summary = "Some days of every project I can see", description = CALENDAR)
    CalendarView everywhere(
            Actor actor,
            @ParameterObject PlannerQuery query,
            @Parameter(description = "First day") @RequestParam @DateTimeFormat(iso = ISO.DATE) LocalDate from,
            @Parameter(description = TO) @RequestParam @DateTimeFormat(iso = ISO.DATE) LocalDate to,
            @Parameter(description = ZONE, example = "Europe/Berlin") @RequestParam(required = false) @Nullable
                    String timeZone,
            @Parameter(description = PER_DAY, schema = @Schema(type = "integer", minimum = "1", maximum = "200"))
                    @RequestParam(defaultValue = "20")
                    int perDay) {
        return planner.calendar(actor, null, filter(actor, null, query), from, to, timeZone, checked(perDay));
    }

    @GetMapping("/projects/{project}/timeline")
    @Operation(summary = "A project's tasks with dates", description = TIMELINE)
    TimelineView timeline(Actor actor, @PathVariable ProjectId project, @ParameterObject PlannerQuery query) {
        return planner.timeline(actor, project, filter(actor, project, query));
    }

    @GetMapping("/timeline")
    @Operation(summary = "Tasks with dates of every project I can see", description = TIMELINE)
    TimelineView timeline(Actor actor, @ParameterObject PlannerQuery query) {
        return planner.timeline(actor, null, filter(actor, null, query));
    }

    private TaskFilter filter(Actor actor, @Nullable ProjectId project, PlannerQuery query) {
        return TaskFilter.parse(
                scopes.of(actor, project, query.filter()), query.status(), query.assignee(), query.filter());
    }

    private static int checked(int perDay) {
        if (perDay < 1 || perDay > MOST) {
            throw new InvalidInput("perDay", "range", "It must be between 1 and %d.".formatted(MOST));
        }
        return perDay;
    }

    /** Which tasks are shown. */
    record PlannerQuery(
            @Parameter(
                    description = "Only these; comma-separated",
                    explode = Explode.FALSE,
                    array = @ArraySchema(schema = @Schema(implementation = Status.class)))
            @Nullable
            String status,

            @Parameter(description = "Only what this person is to do: a person's id, or me") @Nullable
            String assignee,

            @Parameter(
                    description = "In the filter language, custom fields by their names in quotes",
                    example = "priority >= high and not tag = later")
            @Nullable
            String filter) {}
}
