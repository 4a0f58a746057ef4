package io.taskloom.engine.task.saved;

import io.taskloom.engine.event.PersonId;
import io.taskloom.engine.event.ProjectId;
import io.taskloom.engine.event.WorkspaceId;
import io.taskloom.engine.filter.Renaming;
import io.taskloom.engine.problem.InvalidInput;
import io.taskloom.engine.problem.InvalidInput.FieldError;
import io.taskloom.engine.task.FieldScope;
import io.taskloom.engine.task.TaskFilter;
import io.taskloom.engine.task.TaskList;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A filter as it is kept. @param project null for all projects of the workspace @param buckets null where it is no board */
record SavedFilter(
        SavedFilterId id,
        WorkspaceId workspace,
        @Nullable ProjectId project,
        PersonId owner,
        String name,
        String filter,
        @Nullable String sort,
        boolean shared,
        @Nullable List<Bucket> buckets,
        long version) {

    private static final int MAX_BUCKETS = 20;
    private static final int MAX_NAME = 100;
    private static final int MAX_WIP = 10_000;

    /** @throws InvalidInput naming everything that breaks a rule; a filter's error says where in it */
    SavedFilter checked(FieldScope scope) {
        var errors = new ArrayList<FieldError>();
        name(name, "name", errors);
        collect(errors, () -> TaskFilter.written(scope, filter, "filter"));
        collect(errors, () -> TaskList.checkSort(sort, scope));
        List<Bucket> columns = buckets == null ? List.of() : buckets;
        if (columns.size() > MAX_BUCKETS) {
            errors.add(new FieldError("buckets", "too-many", "A board has at most %d columns.".formatted(MAX_BUCKETS)));
        }
        for (int i = 0; i < columns.size(); i++) {
            Bucket bucket = columns.get(i);
            String path = "buckets[%d].".formatted(i);
            name(bucket.name(), path + "name", errors);
            collect(errors, () -> TaskFilter.written(scope, bucket.filter(), path + "filter"));
            if (bucket.wipLimit() != null && (bucket.wipLimit() < 1 || bucket.wipLimit() > MAX_WIP)) {
                errors.add(new FieldError(path + "wipLimit", "range", "A limit is 1 to %d.".formatted(MAX_WIP)));
            }
        }
        if (!errors.isEmpty()) {
            throw new InvalidInput(errors);
        }
        return this;
    }

    /** Everything in which a custom field can be named. */
    @Nullable
    String[] texts() {
        var texts = new ArrayList<@Nullable String>();
        texts.add(filter);
        texts.add(sort);
        if (buckets != null) {
            buckets.forEach(bucket -> texts.add(bucket.filter()));
        }
        return texts.toArray(new String[0]);
    }

    /** The same filter in its next version, or itself if it means another field. */
    SavedFilter renamed(Renaming renaming) {
        String newFilter = renaming.inFilter(filter);
        String newSort = sort == null ? null : renaming.inSort(sort);
        List<Bucket> newBuckets = buckets == null
                ? null
                : buckets.stream()
                        .map(bucket -> new Bucket(bucket.name(), renaming.inFilter(bucket.filter()), bucket.wipLimit()))
                        .toList();
        boolean same = newFilter.equals(filter) && Objects.equals(newSort, sort) && Objects.equals(newBuckets, buckets);
        return same
                ? this
                : new SavedFilter(
                        id, workspace, project, owner, name, newFilter, newSort, shared, newBuckets, version + 1);
    }

    private static void name(String name, String field, List<FieldError> errors) {
        if (name.isBlank() || name.length() > MAX_NAME || name.indexOf('\0') >= 0) {
            errors.add(new FieldError(field, "length", "A name has 1 to %d characters.".formatted(MAX_NAME)));
        }
    }

    private static void collect(List<FieldError> errors, Runnable check) {
        try {
            check.run();
        } catch (InvalidInput refused) {
            errors.addAll(refused.errors());
        }
    }
}
