package io.taskloom.engine.identity;

import org.jspecify.annotations.Nullable;

/**
 * A column by which rows belong to a person, and what becomes of those rows when the person is erased. Rows that stay name a
 * row of {@code person} that says nothing but that somebody was deleted.
 *
 * @param holds what is in it
 * @param condition SQL that rows must meet as well; null for all of that person
 * @param because what a reader is told
 */
public record PersonColumn(
        String table,
        String column,
        Holds holds,
        Fate fate,
        @Nullable String condition,
        String because) {

    public enum Holds {
        PERSON,
        /** An address in lower case. */
        ADDRESS
    }

    public enum Fate {
        ROWS_DELETED,
        SET_TO_NULL,
        KEPT
    }

    public static PersonColumn deleted(String table, String column, String because) {
        return new PersonColumn(table, column, Holds.PERSON, Fate.ROWS_DELETED, null, because);
    }

    public static PersonColumn deletedWhere(String table, String column, String condition, String because) {
        return new PersonColumn(table, column, Holds.PERSON, Fate.ROWS_DELETED, condition, because);
    }

    public static PersonColumn deletedByAddress(String table, String column, String because) {
        return new PersonColumn(table, column, Holds.ADDRESS, Fate.ROWS_DELETED, null, because);
    }

    public static PersonColumn cleared(String table, String column, String because) {
        return new PersonColumn(table, column, Holds.PERSON, Fate.SET_TO_NULL, null, because);
    }

    public static PersonColumn kept(String table, String column, String because) {
        return new PersonColumn(table, column, Holds.PERSON, Fate.KEPT, null, because);
    }

    /** {@code task.reporter_id}. */
    public String name() {
        return table + "." + column;
    }
}
