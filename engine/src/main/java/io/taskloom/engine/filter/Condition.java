package io.taskloom.engine.filter;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** A condition in SQL. @param parameters one for each {@code ?}, in their order */
public record Condition(String sql, List<Object> parameters) {

    public Condition {
        parameters = List.copyOf(parameters);
    }

    public static Condition of(String sql, Object... parameters) {
        return new Condition(sql, List.of(parameters));
    }

    public static Condition always() {
        return of("true");
    }

    public static Condition never() {
        return of("false");
    }

    /** All of them; true where there is none. */
    public static Condition all(Collection<Condition> parts) {
        return parts.isEmpty() ? always() : parts.size() == 1 ? parts.iterator().next() : joined(parts, "and");
    }

    static Condition joined(Collection<Condition> parts, String by) {
        var parameters = new ArrayList<Object>();
        parts.forEach(part -> parameters.addAll(part.parameters()));
        return new Condition(
                parts.stream().map(Condition::sql).collect(Collectors.joining(" " + by + " ", "(", ")")), parameters);
    }
}
