package io.taskloom.engine.imports.source;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One task to be.
 *
 * @param number as a spreadsheet counts, the heading being 1; of JSON the how-manieth task
 * @param cells in the order of {@link Lines#columns}; missing ones at the end are empty
 * @param parent number of the line it is a part of, always an earlier one; null if the cells say, or it is part of none
 * @param comments what was said on it, the oldest first
 */
public record Line(int number, List<String> cells, @Nullable Integer parent, List<String> comments) {

    public String cell(int column) {
        return column < cells.size() ? cells.get(column) : "";
    }
}
