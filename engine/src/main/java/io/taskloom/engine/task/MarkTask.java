package io.taskloom.engine.task;

import io.taskloom.engine.event.PersonId;
import io.taskloom.engine.task.tag.TagId;
import java.util.List;
import java.util.stream.Stream;

/**
 * Tags and people to put on a task and to take off it, whatever else is on it.
 *
 * @param allFields whether an edit names all custom fields that shall have a value, and the others lose theirs
 */
public record MarkTask(
        List<TagId> addTags,
        List<TagId> removeTags,
        List<PersonId> addAssignees,
        List<PersonId> removeAssignees,
        boolean allFields) {

    public static final MarkTask NONE = new MarkTask(List.of(), List.of(), List.of(), List.of(), false);

    /** Back to what somebody has written down: its custom fields are those, and no others. */
    public static final MarkTask ALL_FIELDS = new MarkTask(List.of(), List.of(), List.of(), List.of(), true);

    Details apply(Details now) {
        return new Details(
                        now.title(),
                        now.description(),
                        now.priority(),
                        now.schedule(),
                        merged(now.assignees(), addAssignees, removeAssignees),
                        merged(now.tags(), addTags, removeTags),
                        now.estimate(),
                        now.fields())
                .checked();
    }

    private static <T> List<T> merged(List<T> now, List<T> add, List<T> remove) {
        return Stream.concat(now.stream(), add.stream())
                .filter(one -> !remove.contains(one))
                .toList();
    }
}
