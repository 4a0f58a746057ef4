package io.taskloom.engine.task.version;

import static java.util.stream.Collectors.toMap;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.taskloom.engine.event.Actor;
import io.taskloom.engine.event.PersonId;
import io.taskloom.engine.event.ProjectId;
import io.taskloom.engine.identity.People;
import io.taskloom.engine.identity.PersonView;
import io.taskloom.engine.problem.NotFound;
import io.taskloom.engine.project.Projects;
import io.taskloom.engine.task.ChangeView;
import io.taskloom.engine.task.EditTask;
import io.taskloom.engine.task.FieldChange;
import io.taskloom.engine.task.FieldLabels;
import io.taskloom.engine.task.MarkTask;
import io.taskloom.engine.task.Priority;
import io.taskloom.engine.task.Status;
import io.taskloom.engine.task.TaskChanges;
import io.taskloom.engine.task.TaskFieldValue;
import io.taskloom.engine.task.TaskId;
import io.taskloom.engine.task.TaskLog;
import io.taskloom.engine.task.TaskView;
import io.taskloom.engine.task.Tasks;
import io.taskloom.engine.task.field.FieldId;
import io.taskloom.engine.task.field.FieldValues;
import io.taskloom.engine.task.section.SectionId;
import io.taskloom.engine.task.tag.TagId;
import io.taskloom.engine.task.tag.TagView;
import io.taskloom.engine.task.tag.Tags;
import io.taskloom.engine.task.version.TaskVersion.LeftOut;
import io.taskloom.engine.task.version.TaskVersion.Restored;
import io.taskloom.engine.web.IfMatch;
import io.taskloom.engine.web.Page;
import io.taskloom.engine.web.PageRequest;
import io.taskloom.engine.web.Patch;
import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Versions are found by going back from the task as it is; whoever sees the task sees them, members restore (promise T8). */
@Service
public class TaskVersions {

    private final Tasks tasks;
    private final TaskChanges changes;
    private final TaskLog log;
    private final People people;
    private final Projects projects;
    private final Tags tags;
    private final FieldValues values;
    private final FieldLabels labels;
    private final ObjectMapper json;

    TaskVersions(
            Tasks tasks,
            TaskChanges changes,
            TaskLog log,
            People people,
            Projects projects,
            Tags tags,
            FieldValues values,
            FieldLabels labels,
            ObjectMapper json) {
        this.tasks = tasks;
        this.changes = changes;
        this.log = log;
        this.people = people;
        this.projects = projects;
        this.tags = tags;
        this.values = values;
        this.labels = labels;
        this.json = json;
    }

    /** Newest first. @throws NotFound if the task is not there or hidden from the actor */
    @Transactional(readOnly = true)
    public Page<ChangeView> list(Actor actor, TaskId id, PageRequest page) {
        return changes.versions(actor, id, page);
    }

    /** @throws NotFound if the task is not there or hidden from the actor, or never had such a version */
    @Transactional(readOnly = true)
    public TaskVersion get(Actor actor, TaskId id, long version) {
        TaskView now = tasks.get(actor, id);
        ChangeView change = changes.made(id, version);
        Content content = content(now, version);
        Map<TagId, TagView> known = tags.named(content.tags());
        Map<PersonId, PersonView> assigned = people.find(content.assignees());
        return new TaskVersion(
                id,
                version,
                change,
                content.title(),
                content.description(),
                content.status(),
                content.priority(),
                content.startAt(),
                content.dueAt(),
                content.timeZone(),
                found(content.assignees(), assigned),
                found(content.tags(), known),
                content.tags().size() - known.size(),
                content.projectId(),
                content.sectionId(),
                content.parentId(),
                content.estimate(),
                labelled(content.fields()));
    }

    /**
     * Brings back what was written: title, description, priority, dates, estimate, assignees, tags and custom fields. Status
     * and place stay, for they say where the work is now. A change like any other, and noted as what it is.
     *
     * @throws NotFound if the task never had such a version @throws io.taskloom.engine.web.StaleVersion if the caller knows
     *     another one than there is now
     */
    @Transactional
    public Restored restore(Actor actor, TaskId id, long version, IfMatch ifMatch) {
        TaskView now = tasks.getForMember(actor, id);
        changes.made(id, version);
        Content content = content(now, version);
        Set<PersonId> members = projects.membersAmong(now.projectId(), content.assignees());
        Map<TagId, TagView> known = tags.named(content.tags());
        List<TagId> usable = content.tags().stream()
                .filter(tag -> {
                    TagView there = known.get(tag);
                    return there != null && there.projectId().equals(now.projectId());
                })
                .toList();
        Map<String, Object> kept = values.usable(now.projectId(), content.fields());
        EditTask edit = new EditTask(
                Patch.of(content.title()),
                Patch.of(content.description()),
                Patch.absent(),
                Patch.of(content.priority()),
                Patch.of(content.startAt()),
                Patch.of(content.dueAt()),
                Patch.of(content.timeZone()),
                Patch.of(content.assignees().stream().filter(members::contains).toList()),
                Patch.of(usable),
                Patch.absent(),
                Patch.of(content.estimate() == null ? null : content.estimate().toString()),
                Patch.of(kept));
        TaskView restored = tasks.edit(actor, id, edit, MarkTask.ALL_FIELDS, ifMatch);
        if (restored.version() != now.version()) {
            log.note(actor, id, "version_restored", List.of(new FieldChange("version", null, version)));
        }
        List<PersonId> strangers = content.assignees().stream()
                .filter(person -> !members.contains(person))
                .toList();
        return new Restored(
                restored,
                new LeftOut(
                        found(strangers, people.find(strangers)),
                        content.tags().size() - usable.size(),
                        content.fields().size() - kept.size()));
    }

    private Content content(TaskView now, long version) {
        ObjectNode fields = json.valueToTree(Content.of(now));
        Map<String, JsonNode> since = changes.since(now.id(), version);
        ObjectNode own = (ObjectNode) fields.get("fields");
        since.forEach((name, value) -> {
            if (name.startsWith(FieldChange.OWN)) {
                own.set(name.substring(FieldChange.OWN.length()), value);
            }
        });
        since.keySet().retainAll(Content.FIELDS);
        fields.setAll(since);
        return json.convertValue(fields, Content.class);
    }

    private List<TaskFieldValue> labelled(Map<String, Object> fields) {
        Map<FieldId, Object> known = new HashMap<>();
        fields.forEach((id, value) -> known.put(FieldId.of(id), FieldValues.plain(value)));
        return labels.of(List.of(known)).of(known);
    }

    private static <I, V> List<V> found(List<I> ids, Map<I, V> known) {
        return ids.stream().map(known::get).filter(Objects::nonNull).toList();
    }

    /** The fields under the names that changes give them. */
    private record Content(
            String title,
            @Nullable String description,
            Status status,
            Priority priority,
            @Nullable Instant startAt,
            @Nullable Instant dueAt,
            @Nullable String timeZone,
            List<PersonId> assignees,
            List<TagId> tags,
            ProjectId projectId,
            @Nullable SectionId sectionId,
            @Nullable TaskId parentId,
            @Nullable Duration estimate,
            Map<String, Object> fields) {

        // What was not there then comes as null.
        private Content {
            Map<String, Object> given = new HashMap<>(fields);
            given.values().removeIf(Objects::isNull);
            fields = given;
        }

        static final Set<String> FIELDS = Arrays.stream(Content.class.getRecordComponents())
                .map(RecordComponent::getName)
                .collect(Collectors.toUnmodifiableSet());

        static Content of(TaskView task) {
            return new Content(
                    task.title(),
                    task.description(),
                    task.status(),
                    task.priority(),
                    task.startAt(),
                    task.dueAt(),
                    task.timeZone(),
                    task.assignees().stream().map(PersonView::id).toList(),
                    task.tags().stream().map(TagView::id).toList(),
                    task.projectId(),
                    task.sectionId(),
                    task.parentId(),
                    task.estimate(),
                    task.fields().stream().collect(toMap(field -> field.id().toString(), TaskFieldValue::value)));
        }
    }
}
