package io.taskloom.engine.workflow;

import io.swagger.v3.oas.annotations.media.Schema;
import io.taskloom.engine.automation.AutomationId;
import io.taskloom.engine.bpm.LifeCycle.Target;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the tasks of a project follow.
 *
 * @param automation null for the built-in life cycle, where there are neither columns nor ends
 * @param name of the automation
 * @param version of it that new tasks follow
 * @param elsewhere how many open tasks follow something else: another version, another process, or the built-in life cycle
 */
@Schema(name = "ProjectWorkFlow")
public record ProjectWorkFlow(
        @Nullable AutomationId automation,
        @Nullable String name,
        @Nullable Integer version,
        List<Target> columns,
        List<Target> ends,
        long elsewhere) {}
