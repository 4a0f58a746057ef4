package io.taskloom.engine.task.approval;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.taskloom.engine.event.Actor;
import io.taskloom.engine.task.TaskView;
import io.taskloom.engine.task.approval.ApprovalController.NewVote;
import jakarta.validation.Valid;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/approvals/{token}")
@Tag(name = "Approvals", description = "The links in mails that ask for an approval, and who stands in for whom.")
class ApprovalLinkController {

    private final ApprovalLinks links;

    ApprovalLinkController(ApprovalLinks links) {
        this.links = links;
    }

    @GetMapping
    @Operation(
            summary = "What a mailed link asks",
            description = "Only for the person who was asked, and as long as it is asked; looking changes nothing.")
    ResponseEntity<QuestionView> look(Actor.Person actor, @PathVariable String token) {
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(links.look(actor, token));
    }

    @PostMapping
    @Operation(summary = "Decide by a mailed link", description = "Once; the link is good for nothing afterwards.")
    TaskView answer(Actor.Person actor, @PathVariable String token, @Valid @RequestBody NewVote vote) {
        return links.answer(actor, token, vote.decision(), vote.comment());
    }
}
