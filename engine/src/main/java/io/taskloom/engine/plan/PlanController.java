package io.taskloom.engine.plan;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.taskloom.engine.event.Actor;
import io.taskloom.engine.event.WorkspaceId;
import io.taskloom.engine.identity.SignedIn;
import io.taskloom.engine.web.Page;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1")
@Tag(name = "Plans", description = "How much a workspace may use, and how much it does.")
class PlanController {

    private final Plans plans;

    PlanController(Plans plans) {
        this.plans = plans;
    }

    @GetMapping("/workspaces/{workspace}/usage")
    @Operation(summary = "How much of its plan a workspace uses", description = "For the owner and admins.")
    UsageView usage(Actor actor, @PathVariable WorkspaceId workspace) {
        return plans.usage(actor, workspace);
    }

    @GetMapping("/admin/plans")
    @Operation(summary = "The plans there are, the smallest first")
    Page<PlanView> list(SignedIn who) {
        return new Page<>(plans.list(who), null);
    }

    @PutMapping("/admin/workspaces/{workspace}/plan")
    @Operation(
            summary = "Choose a workspace's plan",
            description = "A smaller one takes nothing away; what goes beyond it is refused from now on.")
    UsageView choose(SignedIn who, @PathVariable WorkspaceId workspace, @Valid @RequestBody Choice choice) {
        return plans.choose(who, workspace, choice.plan());
    }

    @Schema(name = "PlanChoice")
    record Choice(@NotBlank @Size(max = 20) String plan) {}
}
