package io.taskloom.engine.imports;

import io.taskloom.engine.comment.Comments;
import io.taskloom.engine.event.Actor;
import io.taskloom.engine.event.ProjectId;
import io.taskloom.engine.problem.InvalidInput;
import io.taskloom.engine.recurrence.PreviewRecurrence;
import io.taskloom.engine.recurrence.Recurrences;
import io.taskloom.engine.recurrence.SetRecurrence;
import io.taskloom.engine.task.CreateTask;
import io.taskloom.engine.task.EditTask;
import io.taskloom.engine.task.Shelves;
import io.taskloom.engine.task.Status;
import io.taskloom.engine.task.TaskId;
import io.taskloom.engine.task.TaskView;
import io.taskloom.engine.task.Tasks;
import io.taskloom.engine.task.field.CustomField;
import io.taskloom.engine.task.field.CustomFields;
import io.taskloom.engine.task.field.FieldId;
import io.taskloom.engine.task.field.FieldValues;
import io.taskloom.engine.task.section.NewSection;
import io.taskloom.engine.task.section.SectionId;
import io.taskloom.engine.task.section.Sections;
import io.taskloom.engine.task.tag.TagId;
import io.taskloom.engine.task.tag.Tags;
import io.taskloom.engine.web.IfMatch;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Makes what a line says by the use cases of tasks, sections, tags and comments, as if somebody did it by hand: the same rights,
 * rules, processes. A dry run goes the same way, and asks at its end instead of making.
 */
@Component
class Making {

    private static final String CHOICES_FULL = "A choice has at most 100 words.";
    private static final int MOST_CHOICES = 100;

    private final Tasks tasks;
    private final Shelves shelves;
    private final Sections sections;
    private final Tags tags;
    private final CustomFields fields;
    private final Comments comments;
    private final Recurrences recurrences;
    private final LineRows rows;
    private final Clock clock;

    Making(
            Tasks tasks,
            Shelves shelves,
            Sections sections,
            Tags tags,
            CustomFields fields,
            Comments comments,
            Recurrences recurrences,
            LineRows rows,
            Clock clock) {
        this.tasks = tasks;
        this.shelves = shelves;
        this.sections = sections;
        this.tags = tags;
        this.fields = fields;
        this.comments = comments;
        this.recurrences = recurrences;
        this.rows = rows;
        this.clock = clock;
    }

    /** What one line has come to. What it found or made is known to later lines once it is certain that it stays. */
    static final class Made {
        final Map<String, SectionId> sections = new HashMap<>();
        final Map<String, TagId> tags = new HashMap<>();
        final Map<FieldId, CustomField> fields = new HashMap<>();
        final List<String[]> planned = new ArrayList<>();
        int newSections;
        int newTags;
        int newChoices;

        @Nullable
        TaskId task;

        long version;
        int comments;

        void tell(Known known) {
            known.sections.putAll(sections);
            known.tags.putAll(tags);
            known.fields.putAll(fields);
            planned.forEach(each -> known.planned(each[0]).add(each[1]));
        }
    }

    /** @param parent the task it is a part of; null for none, or for one that a dry run did not make */
    Made make(TaskImport of, Known known, Draft draft, @Nullable TaskId parent) {
        Actor actor = of.actor();
        ProjectId project = of.project();
        var made = new Made();
        SectionId section = draft.section == null ? null : section(of, known, draft.section, made);
        var tagged = new ArrayList<TagId>();
        for (String name : draft.tags) {
            TagId tag = tag(of, known, name, made);
            if (tag != null) {
                tagged.add(tag);
            }
        }
        Map<String, Object> values = new HashMap<>();
        draft.fields.forEach((field, value) -> values.put(field.toString(), value));
        draft.choices.forEach((field, word) -> {
            String choice = choice(of, known, field, word, made);
            if (choice != null) {
                values.put(field.toString(), choice);
            }
        });
        draft.comments.forEach(Comments::check);
        var command = new CreateTask(
                draft.title,
                draft.description.isEmpty() ? null : String.join("\n\n", draft.description),
                draft.priority,
                draft.start,
                draft.due,
                draft.zone,
                List.copyOf(draft.assignees),
                List.of(),
                tagged,
                section,
                parent,
                draft.estimate,
                values,
                null);
        made.comments = draft.comments.size();
        if (of.dry()) {
            tasks.check(actor, project, command);
            if (draft.rule != null && draft.status.open()) {
                recurrences.preview(actor, new PreviewRecurrence(draft.rule, null, draft.zone, draft.due));
            }
        } else {
            create(actor, project, draft, command, made);
        }
        return made;
    }

    private void create(Actor actor, ProjectId project, Draft draft, CreateTask command, Made made) {
        TaskView task = tasks.create(actor, project, command);
        TaskId id = task.id();
        boolean more = !draft.comments.isEmpty() || draft.archived;
        draft.comments.forEach(text -> comments.add(actor, id, text));
        if (draft.rule != null && draft.status.open()) {
            recurrences.set(actor, id, new SetRecurrence(draft.rule, null, draft.zone));
            more = true;
        }
        if (draft.status != Status.TODO) {
            tasks.edit(actor, id, EditTask.status(draft.status), IfMatch.any());
            more = true;
        }
        if (draft.status.open() && draft.due != null && draft.due.isBefore(clock.instant())) {
            // Else its timer would tell everybody, in a moment, of what is late for years.
            tasks.markOverdue(actor, id);
            more = true;
        }
        if (draft.archived) {
            shelves.archive(actor, id, IfMatch.any());
        }
        TaskView now =
                more ? Objects.requireNonNull(shelves.find(actor, List.of(id)).get(id)) : task;
        made.task = id;
        made.version = now.version();
        made.comments = now.comments();
    }

    private @Nullable SectionId section(TaskImport of, Known known, String name, Made made) {
        String small = Known.small(name);
        SectionId found = known.sections.get(small);
        if (found != null) {
            return found;
        }
        if (of.dry()) {
            if (known.planned("sections").contains(small)) {
                return null;
            }
            Sections.check(
                    name, known.sections.size() + known.planned("sections").size());
            plan(of, "sections", small, made);
            made.newSections++;
            return null;
        }
        SectionId id = sections.create(of.actor(), of.project(), new NewSection(name, null, null, null, null))
                .id();
        rows.made(of.id(), new LineRows.Part("section", id.value()));
        made.sections.put(small, id);
        made.newSections++;
        return id;
    }

    private @Nullable TagId tag(TaskImport of, Known known, String name, Made made) {
        String small = Known.small(name);
        TagId found = known.tags.getOrDefault(small, made.tags.get(small));
        if (found != null) {
            return found;
        }
        if (of.dry()) {
            if (known.planned("tags").contains(small)) {
                return null;
            }
            Tags.check(name, known.tags.size() + known.planned("tags").size());
            plan(of, "tags", small, made);
            made.newTags++;
            return null;
        }
        TagId id = tags.create(of.actor(), of.project(), name, null).id();
        rows.made(of.id(), new LineRows.Part("tag", id.value()));
        made.tags.put(small, id);
        made.newTags++;
        return id;
    }

    private @Nullable String choice(TaskImport of, Known known, FieldId id, String word, Made made) {
        CustomField field = Objects.requireNonNull(known.fields.get(id));
        String kind = "field:" + id;
        if (of.dry() && known.planned(kind).contains(Known.small(word))) {
            return null;
        }
        if (field.choices().size() + known.planned(kind).size() >= MOST_CHOICES) {
            throw new InvalidInput("fields." + id, "size", CHOICES_FULL);
        }
        made.newChoices++;
        if (of.dry()) {
            plan(of, kind, Known.small(word), made);
            return null;
        }
        CustomField with = fields.addChoice(of.actor(), of.project(), id, word);
        made.fields.put(id, with);
        return String.valueOf(FieldValues.named(with, word));
    }

    private void plan(TaskImport of, String kind, String small, Made made) {
        rows.planned(of.id(), kind, small);
        made.planned.add(new String[] {kind, small});
    }
}
