package io.taskloom.engine.filter;

/** Where a field's value stands in the database; the SQL is the feature's own and holds nothing that a caller wrote. */
public sealed interface Access {

    /** One expression per row, null without a value; texts in lower case. */
    record Column(String sql) implements Access {}

    /**
     * Any number of values per row.
     *
     * @param exists whether there is one for which a condition holds, that stands for {@code %s}
     * @param column what the condition is about
     */
    record Rows(String exists, String column) implements Access {}

    /** A condition about who reads; each {@code ?} is that person. Nobody's where nobody in particular reads. */
    record Mine(String sql) implements Access {}

    /** A condition of the feature's own with one {@code ?}: the text that is looked for. */
    record Search(String sql) implements Access {}
}
