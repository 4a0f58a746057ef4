package io.taskloom.engine.imports;

import io.taskloom.engine.event.Actor;
import io.taskloom.engine.event.Events;
import io.taskloom.engine.event.Ids;
import io.taskloom.engine.event.ProjectId;
import io.taskloom.engine.identity.People;
import io.taskloom.engine.imports.source.FileFormat;
import io.taskloom.engine.imports.source.FileKind;
import io.taskloom.engine.imports.source.Line;
import io.taskloom.engine.imports.source.Lines;
import io.taskloom.engine.imports.source.SourceFiles;
import io.taskloom.engine.imports.source.TodoistArchive;
import io.taskloom.engine.problem.InvalidInput;
import io.taskloom.engine.problem.NotFound;
import io.taskloom.engine.project.ProjectAccess;
import io.taskloom.engine.project.ProjectRole;
import io.taskloom.engine.project.Projects;
import io.taskloom.engine.task.Shelves;
import io.taskloom.engine.task.TaskId;
import io.taskloom.engine.task.TaskView;
import io.taskloom.engine.task.field.CustomField;
import io.taskloom.engine.task.field.CustomFields;
import io.taskloom.engine.task.field.FieldId;
import io.taskloom.engine.web.Csv;
import io.taskloom.engine.web.Cursors;
import io.taskloom.engine.web.Page;
import io.taskloom.engine.web.PageRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Imports of tasks from files (promise T17). Who may create tasks in a project may import there; an import is its person's own,
 * and nobody else sees the file. Uploading and mapping read the file, and so run in no transaction; a node that dies in between
 * leaves an upload that is swept away, or the mapping as it was.
 */
@Service
class Imports {

    private static final String LONG_NAME = "A file's name has at most 255 characters.";
    private static final int MOST_UNFIT = 200;
    private static final int PIECE = 500;

    private final ImportRows rows;
    private final LineRows lines;
    private final ImportFiles files;
    private final Projects projects;
    private final CustomFields fields;
    private final Shelves shelves;
    private final People people;
    private final Cursors cursors;
    private final ImportSettings settings;
    private final Events events;
    private final ApplicationEventPublisher bell;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Imports(
            ImportRows rows,
            LineRows lines,
            ImportFiles files,
            Projects projects,
            CustomFields fields,
            Shelves shelves,
            People people,
            Cursors cursors,
            ImportSettings settings,
            Events events,
            ApplicationEventPublisher bell,
            TransactionTemplate transaction,
            Clock clock) {
        this.rows = rows;
        this.lines = lines;
        this.files = files;
        this.projects = projects;
        this.fields = fields;
        this.shelves = shelves;
        this.people = people;
        this.cursors = cursors;
        this.settings = settings;
        this.events = events;
        this.bell = bell;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** @throws ImportTooLarge if there is more of it than may be imported */
    ImportView upload(Actor.Person actor, ProjectId project, String fileName, InputStream body) throws IOException {
        ProjectAccess access = projects.require(actor, project, ProjectRole.MEMBER);
        if (fileName.isBlank() || fileName.length() > 255) {
            throw new InvalidInput("name", "length", LONG_NAME);
        }
        Path received = ImportFiles.received(body, settings.maxSize());
        Path file = received;
        try {
            if (TodoistArchive.fits(received)) {
                file = TodoistArchive.unpacked(
                        received, settings.limits(), settings.maxSize().toBytes());
            }
            FileFormat format = SourceFiles.detect(file);
            SourceFiles.Inspected found = SourceFiles.inspect(file, format, settings.limits());
            Instant now = now();
            var made = new TaskImport(
                    new ImportId(Ids.next()),
                    project,
                    access.workspace(),
                    actor.person(),
                    fileName.replaceAll("\\p{Cntrl}", " ").strip(),
                    Files.size(file),
                    ImportState.UPLOADING,
                    null,
                    Shape.of(found),
                    suggested(actor, project, found),
                    found.lines(),
                    0,
                    1,
                    0,
                    0,
                    TaskImport.Counts.NONE,
                    false,
                    0,
                    now,
                    now,
                    null);
            transaction.executeWithoutResult(status -> rows.insert(made));
            files.store(made.id(), file);
            transaction.executeWithoutResult(status -> rows.uploaded(made.id(), now));
            return get(actor, made.id());
        } finally {
            Files.deleteIfExists(received);
            Files.deleteIfExists(file);
        }
    }

    private Plan suggested(Actor.Person actor, ProjectId project, SourceFiles.Inspected found) {
        FileFormat format = found.format();
        List<CustomField> own = fields.list(actor, project).stream()
                .filter(CustomField::inSight)
                .toList();
        return new Plan(
                format.encoding(),
                format.delimiter(),
                Boolean.TRUE.equals(found.monthFirst()) ? DateOrder.MONTH_FIRST : DateOrder.DAY_FIRST,
                people.timeZone(actor.person()).getId(),
                Suggestions.of(found, own),
                List.of(),
                true,
                true,
                false,
                false,
                false);
    }

    /** @throws NotFound if there is none of theirs, or they see the project no longer */
    @Transactional(readOnly = true)
    ImportView get(Actor.Person actor, ImportId id) {
        return view(mine(actor, rows.find(id).orElse(null), id));
    }

    /** Their own in the project, the newest first. */
    @Transactional(readOnly = true)
    Page<ImportView> list(Actor.Person actor, ProjectId project, PageRequest page) {
        projects.require(actor, project, ProjectRole.MEMBER);
        String list = "imports " + project;
        UUID behind = page.cursor() == null
                ? null
                : cursors.read(list, page.cursor(), Place.class).id();
        return Page.of(
                        rows.of(actor.person(), project, behind, page.limit() + 1),
                        page,
                        last -> cursors.write(list, new Place(last.id().value())))
                .map(each -> ImportView.of(each, false, List.of(), files.kept(each.id())));
    }

    /** Another encoding or delimiter is another table: the file is read anew. */
    ImportView map(Actor.Person actor, ImportId id, Plan plan) throws IOException {
        TaskImport before = mine(actor, rows.find(id).orElse(null), id);
        require(before, ImportState.READY, ImportState.CHECKED);
        if (plan.createChoices()) {
            projects.require(actor, before.project(), ProjectRole.OWNER);
        }
        Set<FieldId> own = fields.list(actor, before.project()).stream()
                .filter(CustomField::inSight)
                .map(CustomField::id)
                .collect(Collectors.toSet());
        boolean anew = before.shape().kind() != FileKind.TRELLO
                && !(plan.encoding().equals(before.plan().encoding())
                        && plan.delimiter().equals(before.plan().delimiter()));
        Shape shape = before.shape();
        int count = before.lines();
        Plan checked = plan;
        if (anew) {
            plan.checked(Integer.MAX_VALUE, own);
            SourceFiles.Inspected found = inspected(id, before.shape().format(plan));
            shape = Shape.of(found);
            count = found.lines();
            boolean same = shape.columns().stream()
                    .map(SourceFiles.Column::name)
                    .toList()
                    .equals(before.shape().columns().stream()
                            .map(SourceFiles.Column::name)
                            .toList());
            if (!same) {
                checked = plan.with(Suggestions.of(
                        found,
                        fields.list(actor, before.project()).stream()
                                .filter(CustomField::inSight)
                                .toList()));
            }
        }
        Plan kept = checked.checked(shape.columns().size(), own);
        Shape seen = shape;
        int tasks = count;
        transaction.executeWithoutResult(status -> {
            require(
                    rows.lock(id).orElseThrow(() -> new NotFound("import", id)),
                    ImportState.READY,
                    ImportState.CHECKED);
            rows.plan(id, seen, kept, tasks, now());
        });
        files.touch(id);
        return get(actor, id);
    }

    private SourceFiles.Inspected inspected(ImportId id, FileFormat format) throws IOException {
        Path file = files.fetch(id);
        try {
            return SourceFiles.inspect(file, format, settings.limits());
        } finally {
            Files.deleteIfExists(file);
        }
    }

    /** Tells what would be made and what refused, and makes nothing. @throws TooManyImports while others are at work */
    @Transactional
    ImportView check(Actor.Person actor, ImportId id) {
        TaskImport now = ready(actor, id, ImportState.READY, ImportState.CHECKED);
        rows.begin(id, ImportState.CHECKING, now());
        return started(actor, now, ImportState.CHECKING);
    }

    /** @throws TooManyImports while others are at work */
    @Transactional
    ImportView start(Actor.Person actor, ImportId id) {
        TaskImport now = ready(actor, id, ImportState.READY, ImportState.CHECKED);
        rows.begin(id, ImportState.RUNNING, now());
        return started(actor, now, ImportState.RUNNING);
    }

    /** Ends with the batch that is being made; of a dry run nothing is left. */
    @Transactional
    ImportView pause(Actor.Person actor, ImportId id) {
        TaskImport now = mine(actor, rows.lock(id).orElse(null), id);
        require(now, ImportState.RUNNING, ImportState.CHECKING);
        ImportState next = now.dry() ? ImportState.READY : ImportState.PAUSED;
        rows.turn(id, next, null, now());
        events.publish(actor, ImportProgressed.of(now, next));
        return get(actor, id);
    }

    /** Goes on behind the last line that was settled. */
    @Transactional
    ImportView resume(Actor.Person actor, ImportId id) {
        TaskImport now = ready(actor, id, ImportState.PAUSED, ImportState.STOPPED);
        rows.resume(id, now());
        return started(actor, now, ImportState.RUNNING);
    }

    /** Once more, with what was kept, if that is to go too. */
    @Transactional
    ImportView undo(Actor.Person actor, ImportId id, boolean changed) {
        TaskImport now = mine(actor, rows.lock(id).orElse(null), id);
        require(now, ImportState.PAUSED, ImportState.STOPPED, ImportState.DONE, ImportState.UNDONE);
        projects.require(actor, now.project(), ProjectRole.MEMBER);
        rows.undo(id, changed, now());
        return started(actor, now, ImportState.UNDOING);
    }

    /** Forgets it, with its file; what it has made stays. */
    @Transactional
    void delete(Actor.Person actor, ImportId id) {
        TaskImport now = mine(actor, rows.lock(id).orElse(null), id);
        if (now.state() == ImportState.CHECKING
                || now.state() == ImportState.RUNNING
                || now.state() == ImportState.UNDOING) {
            throw new ImportNotNow(now.state());
        }
        rows.delete(id);
    }

    /** Lines that no task was made of, in their order. */
    @Transactional(readOnly = true)
    Page<ImportRefusal> refusals(Actor.Person actor, ImportId id, PageRequest page) {
        mine(actor, rows.find(id).orElse(null), id);
        String list = "refusals " + id;
        int behind = page.cursor() == null
                ? 0
                : cursors.read(list, page.cursor(), LinePlace.class).line();
        return Page.of(
                lines.refusals(id, behind, page.limit() + 1),
                page,
                last -> cursors.write(list, new LinePlace(last.line())));
    }

    /** What undoing has left there, in the order of the file. */
    @Transactional(readOnly = true)
    Page<ImportKept> kept(Actor.Person actor, ImportId id, PageRequest page) {
        mine(actor, rows.find(id).orElse(null), id);
        String list = "kept " + id;
        int behind = page.cursor() == null
                ? 0
                : cursors.read(list, page.cursor(), LinePlace.class).line();
        Page<LineRows.Kept> found = Page.of(
                lines.kept(id, behind, page.limit() + 1),
                page,
                last -> cursors.write(list, new LinePlace(last.line())));
        Map<TaskId, TaskView> tasks = shelves.find(
                actor, found.items().stream().map(LineRows.Kept::task).toList());
        return found.map(each -> {
            TaskView task = tasks.get(each.task());
            return new ImportKept(each.line(), each.task(), task == null ? "" : task.title(), each.reason());
        });
    }

    /** What {@link #report} needs, asked before the answer begins. */
    TaskImport reported(Actor.Person actor, ImportId id) {
        return mine(actor, rows.find(id).orElse(null), id);
    }

    /**
     * The refused lines as they are in the file, with why: to be corrected and imported again. What a line is part of is named by
     * the task that was made of it, or by its own number in this file. No formula gets out of it.
     */
    void report(TaskImport of, Path file, Writer out) throws IOException {
        try (Lines source = SourceFiles.open(file, of.shape().format(of.plan()), settings.limits())) {
            var csv = new Csv(out);
            var head =
                    new ArrayList<Csv.Text>(List.of(new Csv.Text(Suggestions.LINE), new Csv.Text(Suggestions.PROBLEM)));
            source.columns().forEach(name -> head.add(new Csv.Text(name)));
            // Where indents or checklists say what belongs to what, no column does.
            boolean structured = of.shape().kind() != FileKind.CSV;
            if (structured) {
                head.add(new Csv.Text(Suggestions.PART_OF));
            }
            csv.line(head);
            int parents = of.plan().columnOf(Target.PARENT);
            Iterator<ImportRefusal> refusals = new Refusals(of.id());
            ImportRefusal next = refusals.hasNext() ? refusals.next() : null;
            for (Line line = source.next(); line != null && next != null; line = source.next()) {
                if (line.number() == next.line()) {
                    var cells = new ArrayList<Object>();
                    cells.add(line.number());
                    cells.add(new Csv.Text(next.faults().stream()
                            .map(fault ->
                                    fault.column() == null ? fault.message() : fault.column() + ": " + fault.message())
                            .collect(Collectors.joining(" "))));
                    for (int i = 0;
                            i < Math.max(line.cells().size(), source.columns().size());
                            i++) {
                        cells.add(new Csv.Text(i == parents ? parent(of.id(), line.cell(i)) : line.cell(i)));
                    }
                    if (structured) {
                        cells.add(parent(of.id(), line.parent()));
                    }
                    csv.line(cells);
                    next = refusals.hasNext() ? refusals.next() : null;
                }
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        out.flush();
    }

    /** The id of the task that was made of what the cell names; as it stands if none was. */
    private String parent(ImportId id, String cell) {
        return lines.byKey(id, LineReading.key(cell))
                .map(LineRows.Made::task)
                .map(TaskId::toString)
                .orElse(cell);
    }

    private String parent(ImportId id, @Nullable Integer line) {
        return line == null
                ? ""
                : lines.byLine(id, line)
                        .map(LineRows.Made::task)
                        .map(TaskId::toString)
                        .orElse(line.toString());
    }

    /** For the caller to delete. */
    Path file(ImportId id) throws IOException {
        return files.fetch(id);
    }

    private final class Refusals implements Iterator<ImportRefusal> {
        private final ImportId id;
        private Iterator<ImportRefusal> piece = List.<ImportRefusal>of().iterator();
        private int behind;
        private boolean ended;

        Refusals(ImportId id) {
            this.id = id;
        }

        @Override
        public boolean hasNext() {
            if (!piece.hasNext() && !ended) {
                List<ImportRefusal> found = lines.refusals(id, behind, PIECE);
                ended = found.size() < PIECE;
                piece = found.iterator();
            }
            return piece.hasNext();
        }

        @Override
        public ImportRefusal next() {
            ImportRefusal next = piece.next();
            behind = next.line();
            return next;
        }
    }

    private TaskImport ready(Actor.Person actor, ImportId id, ImportState... states) {
        TaskImport now = mine(actor, rows.lock(id).orElse(null), id);
        require(now, states);
        projects.require(actor, now.project(), now.plan().createChoices() ? ProjectRole.OWNER : ProjectRole.MEMBER);
        if (!files.kept(id)) {
            throw new ImportFileGone();
        }
        if (rows.atWork(now.workspace()) >= settings.perWorkspace()) {
            throw new TooManyImports(settings.perWorkspace());
        }
        files.touch(id);
        return now;
    }

    private ImportView started(Actor.Person actor, TaskImport now, ImportState state) {
        events.publish(actor, ImportProgressed.of(now, state));
        bell.publishEvent(new ImportRunner.Wanted(now.id()));
        return get(actor, now.id());
    }

    private static void require(TaskImport now, ImportState... states) {
        if (!List.of(states).contains(now.state())) {
            throw new ImportNotNow(now.state());
        }
    }

    private TaskImport mine(Actor.Person actor, @Nullable TaskImport found, ImportId id) {
        if (found == null
                || !found.person().equals(actor.person())
                || !projects.may(actor, found.project(), ProjectRole.VIEWER)) {
            throw new NotFound("import", id);
        }
        return found;
    }

    private ImportView view(TaskImport each) {
        return ImportView.of(each, true, lines.unfit(each.id(), MOST_UNFIT), files.kept(each.id()));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private record Place(UUID id) {}

    private record LinePlace(int line) {}
}
