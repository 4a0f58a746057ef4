package io.taskloom.engine.workflow;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.taskloom.engine.automation.AutomationId;
import io.taskloom.engine.automation.AutomationView;
import io.taskloom.engine.event.Actor;
import io.taskloom.engine.event.ProjectId;
import io.taskloom.engine.web.Area;
import io.taskloom.engine.web.Keys;
import io.taskloom.engine.web.Page;
import jakarta.validation.Valid;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Keys(Area.PROJECTS)
@RequestMapping("/api/v1/projects/{project}/work-flow")
@Tag(name = "Projects")
class ProjectWorkFlowController {

    private final ProjectWorkFlows workFlows;

    ProjectWorkFlowController(ProjectWorkFlows workFlows) {
        this.workFlows = workFlows;
    }

    @GetMapping
    @Operation(summary = "The process that new tasks follow, and its columns")
    ProjectWorkFlow get(Actor actor, @PathVariable ProjectId project) {
        return workFlows.get(actor, project);
    }

    @PutMapping
    @Operation(
            summary = "Choose the process that new tasks follow",
            description = "For its owners. Open tasks stay on theirs until they are adopted.")
    ProjectWorkFlow choose(Actor actor, @PathVariable ProjectId project, @Valid @RequestBody Choice choice) {
        return workFlows.choose(actor, project, choice.automation());
    }

    @GetMapping("/choices")
    @Operation(summary = "The work flows to choose from, by name", description = "For its owners. All on one page.")
    Page<AutomationView> choices(Actor actor, @PathVariable ProjectId project) {
        return new Page<>(workFlows.choices(actor, project), null);
    }

    @PostMapping("/adopt")
    @Operation(
            summary = "Have open tasks follow what new ones follow",
            description =
                    "For its owners. A task comes to the column of the same id, else of the same name, else to the"
                            + " first. At most 200 at a time.")
    ProjectWorkFlows.Adopted adopt(Actor actor, @PathVariable ProjectId project) {
        return workFlows.adopt(actor, project);
    }

    /** @param automation null for the built-in life cycle */
    @Schema(name = "WorkFlowChoice")
    record Choice(@Nullable AutomationId automation) {}
}
