package io.taskloom.engine.bpm;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A decision that a step has made: what it looked at, which rules matched, and what came of them.
 *
 * @param decision id in the DMN
 * @param name null if it has none
 * @param inputs one per column, in the table's order; empty for an expression
 * @param rules those that matched, the first twenty of them
 * @param matched how many there were
 * @param result what an expression gave, or what a collecting table made of its rules; null for others
 */
@Schema(name = "Decided")
public record Decided(
        String decision,
        @Nullable String name,
        List<Value> inputs,
        List<Rule> rules,
        int matched,
        @Nullable Object result) {

    /** As many rules as are told. */
    public static final int MOST_RULES = 20;

    /** @param name of the column @param value JSON-like; null for none */
    @Schema(name = "DecidedValue")
    public record Value(String name, @Nullable Object value) {}

    /** @param number of its row, from 1; 0 if the table does not know it any more */
    @Schema(name = "DecidedRule")
    public record Rule(int number, List<Value> outputs) {}
}
