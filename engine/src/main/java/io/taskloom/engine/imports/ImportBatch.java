package io.taskloom.engine.imports;

import io.taskloom.engine.event.Actor;
import io.taskloom.engine.event.Events;
import io.taskloom.engine.event.PersonId;
import io.taskloom.engine.imports.source.Line;
import io.taskloom.engine.problem.InvalidInput;
import io.taskloom.engine.problem.Problem;
import io.taskloom.engine.project.ProjectMember;
import io.taskloom.engine.project.ProjectMembers;
import io.taskloom.engine.project.ProjectRole;
import io.taskloom.engine.project.Projects;
import io.taskloom.engine.task.TaskId;
import io.taskloom.engine.task.field.CustomField;
import io.taskloom.engine.task.field.CustomFields;
import io.taskloom.engine.task.place.ProjectLock;
import io.taskloom.engine.task.section.Sections;
import io.taskloom.engine.task.tag.Tags;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Some lines in one transaction: their tasks, what became of each, how far the import is, and the event that tells so. Whoever
 * kills the node in the middle leaves the batch undone and the cursor before it; a line that has its task is never made again.
 * Each line stands behind a savepoint, so that one that is refused leaves nothing.
 */
@Component
class ImportBatch {

    /** In which tasks wait no longer for those they are part of. */
    private static final int LAST_PASS = 1_000;

    private static final String TITLE_GONE = "It is part of a task that is not in the file, or was refused itself.";

    private final ImportRows rows;
    private final LineRows lines;
    private final Making making;
    private final Projects projects;
    private final ProjectMembers members;
    private final Sections sections;
    private final Tags tags;
    private final CustomFields fields;
    private final ProjectLock lock;
    private final Events events;
    private final ImportSettings settings;
    private final TransactionTemplate savepoint;
    private final Clock clock;

    ImportBatch(
            ImportRows rows,
            LineRows lines,
            Making making,
            Projects projects,
            ProjectMembers members,
            Sections sections,
            Tags tags,
            CustomFields fields,
            ProjectLock lock,
            Events events,
            ImportSettings settings,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.rows = rows;
        this.lines = lines;
        this.making = making;
        this.projects = projects;
        this.members = members;
        this.sections = sections;
        this.tags = tags;
        this.fields = fields;
        this.lock = lock;
        this.events = events;
        this.settings = settings;
        this.savepoint = new TransactionTemplate(transactions);
        this.savepoint.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
        this.clock = clock;
    }

    /** What the node does next. */
    sealed interface Next {
        /** @param taken how many of the lines are settled */
        record GoOn(int taken) implements Next {}

        /** From the first line. */
        record Again() implements Next {}

        /** It is over, paused, or somebody else's. */
        record Leave() implements Next {}
    }

    /** @param batch those behind the cursor; empty at the end of the file */
    @Transactional
    public Next step(TaskImport claimed, UUID node, List<Line> batch) {
        if (!claimed.dry()) {
            // Before any row, as everybody does who takes it.
            lock.take(claimed.project());
        }
        Instant now = clock.instant();
        TaskImport held =
                rows.hold(claimed.id(), node, now.plus(settings.lease())).orElse(null);
        if (held == null || held.state() != claimed.state()) {
            return new Next.Leave();
        }
        if (!projects.may(held.actor(), held.project(), ProjectRole.MEMBER)) {
            return stop(held, "rights");
        }
        if (held.startedAt() != null
                && held.startedAt().plus(settings.longest()).isBefore(now)) {
            return stop(held, "time");
        }
        return batch.isEmpty() ? end(held) : take(held, batch, now);
    }

    private Next take(TaskImport held, List<Line> batch, Instant now) {
        var work = new Work(held, now);
        Set<Integer> settled = held.pass() == 1
                ? Set.of()
                : lines.settled(held.id(), batch.stream().map(Line::number).toList());
        int taken = 0;
        for (Line line : batch) {
            if (!settled.contains(line.number())) {
                work.line(line);
            }
            taken++;
            if (clock.instant().isAfter(now.plus(settings.batchTime()))) {
                break;
            }
        }
        work.write(batch.get(taken - 1).number());
        events.publish(held.actor(), ImportProgressed.of(held, held.state()));
        return new Next.GoOn(taken);
    }

    private Next end(TaskImport held) {
        if (held.deferred() > 0 && held.pass() < LAST_PASS) {
            rows.nextPass(held.id(), held.progressed() > 0 ? held.pass() + 1 : LAST_PASS);
            return new Next.Again();
        }
        ImportState next = held.dry() ? ImportState.CHECKED : ImportState.DONE;
        rows.turn(held.id(), next, null, clock.instant());
        if (!held.dry()) {
            TaskImport.Counts counts = held.counts();
            Set<PersonId> people = new LinkedHashSet<>(rows.people(held.id()));
            people.add(held.person());
            events.publish(
                    held.actor(),
                    new TasksImported(
                            held.id(),
                            held.workspace(),
                            held.project(),
                            counts.tasks(),
                            counts.refused(),
                            List.copyOf(people),
                            "%s: %,d tasks, %,d lines refused"
                                    .formatted(held.fileName(), counts.tasks(), counts.refused())));
        }
        events.publish(held.actor(), ImportProgressed.of(held, next));
        return new Next.Leave();
    }

    private Next stop(TaskImport held, String reason) {
        rows.turn(held.id(), ImportState.STOPPED, reason, clock.instant());
        events.publish(held.actor(), ImportProgressed.of(held, ImportState.STOPPED));
        return new Next.Leave();
    }

    private Known known(TaskImport held) {
        Actor actor = held.actor();
        var known = new Known(members.list(actor, held.project()).stream()
                .map(ProjectMember::person)
                .toList());
        sections.list(actor, held.project())
                .forEach(section -> known.sections.putIfAbsent(Known.small(section.name()), section.id()));
        tags.list(actor, held.project()).forEach(tag -> known.tags.put(Known.small(tag.name()), tag.id()));
        for (CustomField field : fields.list(actor, held.project())) {
            if (field.inSight()) {
                known.fields.put(field.id(), field);
                if (held.dry() && !field.choices().isEmpty()) {
                    known.planned("field:" + field.id()).addAll(lines.planned(held.id(), "field:" + field.id()));
                }
            }
        }
        if (held.dry()) {
            known.planned("sections").addAll(lines.planned(held.id(), "sections"));
            known.planned("tags").addAll(lines.planned(held.id(), "tags"));
        }
        return known;
    }

    /** What a line is a part of. */
    private sealed interface Above {
        /** @param task null in a dry run, or for nothing */
        record There(@Nullable TaskId task) implements Above {}

        /** It may come with a later line. */
        record Later() implements Above {}

        record Missing() implements Above {}
    }

    /** One transaction's. */
    private final class Work {

        private final TaskImport held;
        private final Known known;
        private final LineReading reading;
        private final List<LineRows.Made> made = new ArrayList<>();
        private final Map<String, LineRows.Made> byKey = new HashMap<>();
        private final Map<Integer, LineRows.Made> byLine = new HashMap<>();
        private final Map<Integer, List<Fault>> refused = new LinkedHashMap<>();
        private final Map<LineRows.Unfit, Integer> unfit = new HashMap<>();
        private final Set<PersonId> people = new LinkedHashSet<>();
        private int deferred;
        private int newSections;
        private int newTags;
        private int newChoices;
        private int comments;

        Work(TaskImport held, Instant now) {
            this.held = held;
            this.known = known(held);
            this.reading = new LineReading(held.shape(), held.plan(), known, settings.maxCell(), now);
        }

        void line(Line line) {
            Draft draft = reading.read(line);
            if (draft.archived && !held.plan().includeArchived()) {
                return;
            }
            if (!draft.faults.isEmpty()) {
                refuse(draft);
                return;
            }
            switch (above(draft)) {
                case Above.Later later -> deferred++;
                case Above.Missing missing -> {
                    draft.fault(column(Target.PARENT), "parent", TITLE_GONE);
                    refuse(draft);
                }
                case Above.There(TaskId parent) -> make(draft, parent);
            }
        }

        private void make(Draft draft, @Nullable TaskId parent) {
            try {
                Making.Made result = savepoint.execute(status -> making.make(held, known, draft, parent));
                if (result != null) {
                    result.tell(known);
                    keep(draft, result);
                }
            } catch (InvalidInput invalid) {
                invalid.errors().forEach(error -> draft.fault(columnOf(error.field()), error.code(), error.message()));
                refuse(draft);
            } catch (Problem problem) {
                draft.fault(null, kebab(problem.getClass().getSimpleName()), problem.detail());
                refuse(draft);
            } catch (OptimisticLockingFailureException | DataIntegrityViolationException e) {
                draft.fault(
                        null, "conflict", "Somebody changed the project at the same moment; import this line again.");
                refuse(draft);
            }
        }

        private void keep(Draft draft, Making.Made result) {
            var row = new LineRows.Made(draft.line, draft.key, result.task, result.version, result.comments);
            made.add(row);
            byLine.put(draft.line, row);
            if (draft.key != null) {
                byKey.putIfAbsent(draft.key, row);
            }
            people.addAll(draft.assignees);
            newSections += result.newSections;
            newTags += result.newTags;
            newChoices += result.newChoices;
            comments += result.comments;
        }

        private void refuse(Draft draft) {
            refused.put(draft.line, List.copyOf(draft.faults));
            draft.unfit.forEach(value -> unfit.merge(value, 1, Integer::sum));
        }

        private Above above(Draft draft) {
            if (draft.parentLine != null) {
                LineRows.Made row = byLine.get(draft.parentLine);
                Optional<LineRows.Made> found =
                        row != null ? Optional.of(row) : lines.byLine(held.id(), draft.parentLine);
                return found.<Above>map(each -> new Above.There(each.task())).orElseGet(Above.Missing::new);
            }
            if (draft.parent == null) {
                return new Above.There(null);
            }
            LineRows.Made row = byKey.get(draft.parent);
            Optional<LineRows.Made> found = row != null ? Optional.of(row) : lines.byKey(held.id(), draft.parent);
            if (found.isPresent()) {
                return new Above.There(found.get().task());
            }
            if (held.pass() < LAST_PASS) {
                return new Above.Later();
            }
            try {
                // One that the project has already; whether it has, making asks.
                return new Above.There(TaskId.of(draft.parent));
            } catch (IllegalArgumentException e) {
                return new Above.Missing();
            }
        }

        /** Which column a rule of tasks speaks of. */
        private @Nullable String columnOf(String field) {
            if (field.startsWith("fields.")) {
                return held.plan().columns().stream()
                        .filter(column -> column.fieldId() != null && field.equals("fields." + column.fieldId()))
                        .map(column -> held.shape().name(column.column()))
                        .findAny()
                        .orElse(null);
            }
            String name = field.replaceFirst("\\[.*", "");
            return switch (name) {
                case "title" -> column(Target.TITLE);
                case "description" -> column(Target.DESCRIPTION);
                case "startAt" -> column(Target.START);
                case "dueAt" -> column(Target.DUE);
                case "timeZone" -> column(Target.TIME_ZONE);
                case "assignees" -> column(Target.ASSIGNEES);
                case "tags", "name" -> column(Target.TAGS);
                case "estimate" -> column(Target.ESTIMATE);
                case "parentId" -> column(Target.PARENT);
                case "rule" -> column(Target.REPEATS);
                case "text" -> column(Target.COMMENT);
                default -> null;
            };
        }

        private @Nullable String column(Target target) {
            return held.plan().columns().stream()
                    .filter(column -> column.target() == target)
                    .map(column -> held.shape().name(column.column()))
                    .findAny()
                    .orElse(null);
        }

        void write(int cursor) {
            lines.add(held.id(), made);
            lines.refuse(held.id(), refused);
            lines.unfit(held.id(), unfit);
            rows.progress(
                    held.id(),
                    cursor,
                    deferred,
                    made.size(),
                    new TaskImport.Counts(
                            made.size(), newSections, newTags, newChoices, comments, refused.size(), 0, 0),
                    List.copyOf(people));
        }
    }

    private static String kebab(String name) {
        return name.replaceAll("(?<=[a-z0-9])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
    }
}
