package io.taskloom.engine.task;

import io.taskloom.engine.event.PersonId;
import io.taskloom.engine.problem.InvalidInput;
import io.taskloom.engine.problem.InvalidInput.FieldError;
import io.taskloom.engine.task.field.FieldId;
import io.taskloom.engine.task.tag.TagId;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What people write on a task.
 *
 * @param title 1–250 characters
 * @param description Markdown as it was written, at most 50 KB; whoever shows it sanitizes it
 * @param assignees at most 20, each once, in the order given
 * @param tags at most 20, each once, in no order
 * @param estimate how long it is expected to take
 * @param fields values of custom fields, as {@link io.taskloom.engine.task.field.FieldValues} lets them in
 */
record Details(
        String title,
        @Nullable String description,
        Priority priority,
        Schedule schedule,
        List<PersonId> assignees,
        List<TagId> tags,
        @Nullable Duration estimate,
        Map<FieldId, Object> fields) {

    private static final int MAX_DESCRIPTION = 50 * 1024;

    Details {
        title = title.strip();
        assignees = assignees.stream().distinct().toList();
        tags = tags.stream()
                .distinct()
                .sorted(Comparator.comparing(TagId::value))
                .toList();
        fields = Map.copyOf(fields);
    }

    /** @throws InvalidInput naming every field that breaks a rule */
    Details checked() {
        var errors = new ArrayList<FieldError>();
        if (title.isEmpty() || title.codePointCount(0, title.length()) > 250) {
            errors.add(new FieldError("title", "length", "A title has 1 to 250 characters."));
        }
        if (title.indexOf('\0') >= 0 || (description != null && description.indexOf('\0') >= 0)) {
            errors.add(new FieldError("title", "character", "The character NUL can not be kept."));
        }
        if (description != null && description.getBytes(StandardCharsets.UTF_8).length > MAX_DESCRIPTION) {
            errors.add(new FieldError("description", "too-long", "A description has at most 50 KB."));
        }
        if (assignees.size() > 20) {
            errors.add(new FieldError("assignees", "too-many", "A task has at most 20 assignees."));
        }
        if (tags.size() > 20) {
            errors.add(new FieldError("tags", "too-many", "A task has at most 20 tags."));
        }
        Estimate.check(estimate, errors);
        schedule.check(errors);
        if (!errors.isEmpty()) {
            throw new InvalidInput(errors);
        }
        return this;
    }

    Details with(List<PersonId> people) {
        return new Details(title, description, priority, schedule, people, tags, estimate, fields);
    }

    Details withFields(Map<FieldId, Object> values) {
        return new Details(title, description, priority, schedule, assignees, tags, estimate, values);
    }
}
