package io.taskloom.engine.imports;

import io.taskloom.engine.imports.source.FileKind;
import io.taskloom.engine.imports.source.SourceFiles;
import io.taskloom.engine.task.field.CustomField;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What the columns of a file most likely mean, by their names. */
final class Suggestions {

    /** Heads of a report of refused lines, by which they find back to each other. */
    static final String LINE = "Line";

    static final String PROBLEM = "Problem";
    static final String PART_OF = "Part of";

    private static final Map<String, Target> NAMES = Map.ofEntries(
            Map.entry("title", Target.TITLE),
            Map.entry("name", Target.TITLE),
            Map.entry("task", Target.TITLE),
            Map.entry("taskname", Target.TITLE),
            Map.entry("cardname", Target.TITLE),
            Map.entry("content", Target.TITLE),
            Map.entry("subject", Target.TITLE),
            Map.entry("summary", Target.TITLE),
            Map.entry("description", Target.DESCRIPTION),
            Map.entry("carddescription", Target.DESCRIPTION),
            Map.entry("notes", Target.DESCRIPTION),
            Map.entry("note", Target.DESCRIPTION),
            Map.entry("details", Target.DESCRIPTION),
            Map.entry("status", Target.STATUS),
            Map.entry("state", Target.STATUS),
            Map.entry("done", Target.STATUS),
            Map.entry("completed", Target.STATUS),
            Map.entry("priority", Target.PRIORITY),
            Map.entry("start", Target.START),
            Map.entry("startdate", Target.START),
            Map.entry("startat", Target.START),
            Map.entry("due", Target.DUE),
            Map.entry("duedate", Target.DUE),
            Map.entry("dueat", Target.DUE),
            Map.entry("date", Target.DUE),
            Map.entry("deadline", Target.DUE),
            Map.entry("timezone", Target.TIME_ZONE),
            Map.entry("estimate", Target.ESTIMATE),
            Map.entry("estimatehours", Target.ESTIMATE),
            Map.entry("tags", Target.TAGS),
            Map.entry("labels", Target.TAGS),
            Map.entry("section", Target.SECTION),
            Map.entry("sectioncolumn", Target.SECTION),
            Map.entry("list", Target.SECTION),
            Map.entry("listname", Target.SECTION),
            Map.entry("column", Target.SECTION),
            Map.entry("assignee", Target.ASSIGNEES),
            Map.entry("assignees", Target.ASSIGNEES),
            Map.entry("assigneeemail", Target.ASSIGNEES),
            Map.entry("assignedto", Target.ASSIGNEES),
            Map.entry("members", Target.ASSIGNEES),
            Map.entry("responsible", Target.ASSIGNEES),
            Map.entry("owner", Target.ASSIGNEES),
            Map.entry("parenttask", Target.PARENT),
            Map.entry("parent", Target.PARENT),
            Map.entry("parentid", Target.PARENT),
            Map.entry("partof", Target.PARENT),
            Map.entry("id", Target.KEY),
            Map.entry("key", Target.KEY),
            Map.entry("taskid", Target.KEY),
            Map.entry("repeats", Target.REPEATS),
            Map.entry("recurrence", Target.REPEATS),
            Map.entry("comment", Target.COMMENT),
            Map.entry("comments", Target.COMMENT),
            Map.entry("archived", Target.ARCHIVED));

    private Suggestions() {}

    static List<Plan.Column> of(SourceFiles.Inspected file, List<CustomField> fields) {
        var columns = new ArrayList<Plan.Column>();
        var taken = new HashSet<Target>();
        boolean report = isReport(file);
        for (int i = 0; i < file.columns().size(); i++) {
            SourceFiles.Column column = file.columns().get(i);
            Target target = i == 0 && report ? Target.KEY : target(column);
            @Nullable
            CustomField field = fields.stream()
                    .filter(each -> each.name().equalsIgnoreCase(column.name()))
                    .findAny()
                    .orElse(null);
            // A project's own field of that very name says more, except for what every task has.
            boolean own = target == null
                    || taken.contains(target)
                    || !target.word().equalsIgnoreCase(column.name().replace(' ', '_'));
            if (field != null && own) {
                if (columns.stream().noneMatch(each -> Objects.equals(each.fieldId(), field.id()))) {
                    columns.add(new Plan.Column(i, Target.FIELD, field.id()));
                }
            } else if (target != null
                    && !(file.format().kind() == FileKind.TODOIST
                            && column.name().equals("DEADLINE"))
                    && (taken.add(target) || target.repeatable())) {
                columns.add(new Plan.Column(i, target, null));
            }
        }
        if (!taken.contains(Target.TITLE)) {
            // Nobody can go on without one, so the first column that is free is it until somebody says otherwise.
            for (int i = 0; i < file.columns().size(); i++) {
                int at = i;
                if (columns.stream().noneMatch(column -> column.column() == at)) {
                    columns.addFirst(new Plan.Column(i, Target.TITLE, null));
                    break;
                }
            }
        }
        return columns;
    }

    private static boolean isReport(SourceFiles.Inspected file) {
        List<String> names =
                file.columns().stream().map(SourceFiles.Column::name).toList();
        return names.size() > 2 && names.get(0).equals(LINE) && names.get(1).equals(PROBLEM) && names.contains(PART_OF);
    }

    /** Only what says when, or that it is done: our own file has a time in "Completed". */
    private static @Nullable Target target(SourceFiles.Column column) {
        Target target = NAMES.get(column.name().toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", ""));
        boolean marks = column.samples().stream()
                .allMatch(sample -> Meanings.status(sample).isPresent());
        return target == Target.STATUS && !marks && column.name().equalsIgnoreCase("completed") ? null : target;
    }
}
