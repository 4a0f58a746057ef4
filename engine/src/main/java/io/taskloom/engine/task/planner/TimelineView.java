package io.taskloom.engine.task.planner;

import io.swagger.v3.oas.annotations.media.Schema;
import io.taskloom.engine.task.PlannedTask;
import io.taskloom.engine.task.dependency.Link;
import java.util.List;

/**
 * Tasks with dates, and which of them wait for which others.
 *
 * @param items what begins first first; at most 10,000, of more those that are due first
 * @param dependencies among the items
 * @param more whether there are tasks beyond them
 */
@Schema(name = "Timeline")
public record TimelineView(List<PlannedTask> items, List<Link> dependencies, boolean more) {}
