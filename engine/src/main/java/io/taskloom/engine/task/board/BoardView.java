package io.taskloom.engine.task.board;

import io.swagger.v3.oas.annotations.media.Schema;
import io.taskloom.engine.task.TaskView;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A project's tasks in columns. @param by what the columns are: section, status, priority, assignee or filter:ID */
@Schema(name = "Board")
public record BoardView(String by, List<Column> columns) {

    /**
     * @param key names the column for its further pages; none for the tasks without a value,
     *     others for those that only people without a column have
     * @param wipLimit how many tasks it should hold at most
     * @param total of all its pages
     * @param items the first of them, in the project's order
     * @param next cursor of the page after
     */
    @Schema(name = "BoardColumn")
    public record Column(
            String key,
            String title,
            @Nullable String color,
            @Nullable Integer wipLimit,
            long total,
            List<TaskView> items,
            @Nullable String next) {}
}
