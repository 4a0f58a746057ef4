package io.taskloom.engine.task;

import static java.util.stream.Collectors.groupingBy;

import io.taskloom.engine.filter.Access;
import io.taskloom.engine.filter.Catalogue;
import io.taskloom.engine.filter.Field;
import io.taskloom.engine.filter.FieldType;
import io.taskloom.engine.task.field.CustomField;
import io.taskloom.engine.task.field.CustomFieldType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The custom fields that a filter or an order can mean, by their names in quotes. Over many projects one name means all their
 * fields of that name, as long as they have one type.
 */
public final class FieldScope {

    /** No custom field at all. */
    public static final FieldScope NONE = new FieldScope(List.of(), Set.of());

    private final List<Named> fields;
    private final Set<String> unclear;

    private FieldScope(List<Named> fields, Set<String> unclear) {
        this.fields = fields;
        this.unclear = unclear;
    }

    /** Those of these fields that a name means. */
    public static FieldScope of(List<CustomField> all) {
        var fields = new ArrayList<Named>();
        var unclear = new HashSet<String>();
        all.stream()
                .collect(groupingBy(
                        field -> field.name().toLowerCase(Locale.ROOT), LinkedHashMap::new, Collectors.toList()))
                .forEach((name, same) -> {
                    if (same.stream().map(CustomField::type).distinct().count() > 1) {
                        unclear.add(name);
                    } else {
                        fields.add(new Named(same));
                    }
                });
        return new FieldScope(fields, unclear);
    }

    /** What a filter can name. */
    public Catalogue catalogue() {
        return fields.isEmpty() && unclear.isEmpty()
                ? TaskFields.CATALOGUE
                : TaskFields.CATALOGUE.with(fields.stream().map(Named::field).toList(), unclear);
    }

    /** @param name as it is written, without quotes */
    Optional<TaskSort.Column> column(String name) {
        return fields.stream()
                .filter(field -> field.name().equalsIgnoreCase(name.strip()))
                .findAny()
                .map(Named::column);
    }

    /** Fields of one name and type. */
    private record Named(List<CustomField> same) {

        String name() {
            return same.getFirst().name();
        }

        private CustomFieldType type() {
            return same.getFirst().type();
        }

        // Our own ids and column names; nothing in it was written by a caller.
        private String of(String condition) {
            return "v.task_id = t.id and v.field_id %s and %s".formatted(ids(), condition);
        }

        private String ids() {
            String ids = same.stream().map(field -> "'" + field.id() + "'").collect(Collectors.joining(", "));
            return same.size() == 1 ? "= " + ids : "in (" + ids + ")";
        }

        // Asked for each task that is sorted: by its few values, and not by the many fields of that name.
        private String ofRow() {
            return "v.task_id = t.id and (v.field_id %s)%s".formatted(ids(), same.size() == 1 ? "" : " is true");
        }

        Field field() {
            String column = "v." + type().column();
            String text = TaskFields.folded(column);
            return switch (type()) {
                case TEXT, URL -> plain(FieldType.TEXT, text);
                case NUMBER -> plain(FieldType.NUMBER, column);
                case DATE -> plain(FieldType.DAY, column);
                case CHECKBOX -> plain(FieldType.FLAG, column);
                case CHOICE ->
                    Field.named(
                                    name(),
                                    FieldType.NAME,
                                    rows(column),
                                    "%s in (select n.id from custom_field_choice n where " + TaskFields.folded("n.name")
                                            + " = ?)")
                            .orEmpty();
                case PERSON ->
                    Field.named(name(), FieldType.PERSON, rows(column), TaskFields.PEOPLE)
                            .orEmpty();
            };
        }

        private Field plain(FieldType fieldType, String column) {
            return Field.of(name(), fieldType, rows(column)).orEmpty();
        }

        private Access rows(String column) {
            return new Access.Rows("exists (select 1 from task_field v where " + of("%s") + ")", column);
        }

        /** What has no value comes last, whichever the direction. */
        TaskSort.Column column() {
            String key = type().name().toLowerCase(Locale.ROOT) + " " + name().toLowerCase(Locale.ROOT);
            return switch (type()) {
                case NUMBER -> column(key, "v.number_value", "", "'Infinity'", "'-Infinity'", "numeric");
                case DATE -> column(key, "v.date_value", "", "'infinity'", "'-infinity'", "date");
                case CHECKBOX -> column(key, "v.flag_value::int", "", "2", "-1", "int");
                case CHOICE ->
                    column(
                            key,
                            "n.position::int",
                            " join custom_field_choice n on n.id = v.choice_id",
                            "1000",
                            "-1",
                            "int");
                case PERSON -> words(key, TaskFields.folded("n.name"), " join person n on n.id = v.person_id");
                case TEXT, URL -> words(key, TaskFields.folded("v.text_value"), "");
            };
        }

        // A digit in front puts what has none behind everything that has one.
        private TaskSort.Column words(String key, String value, String join) {
            String all = "(select %s || %s from task_field v%s where %s limit 1)";
            return new TaskSort.Column(
                    key,
                    "coalesce(%s, '1')".formatted(all.formatted("'0'", value, join, ofRow())),
                    "coalesce(%s, '0')".formatted(all.formatted("'1'", value, join, ofRow())),
                    "text");
        }

        private TaskSort.Column column(
                String key, String value, String join, String last, String first, String sqlType) {
            String one = "(select %s from task_field v%s where %s limit 1)".formatted(value, join, ofRow());
            return new TaskSort.Column(
                    key, "coalesce(%s, %s)".formatted(one, last), "coalesce(%s, %s)".formatted(one, first), sqlType);
        }
    }
}
