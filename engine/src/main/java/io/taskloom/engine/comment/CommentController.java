package io.taskloom.engine.comment;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.taskloom.engine.event.Actor;
import io.taskloom.engine.problem.InvalidInput;
import io.taskloom.engine.task.TaskId;
import io.taskloom.engine.web.Area;
import io.taskloom.engine.web.ETags;
import io.taskloom.engine.web.IfMatch;
import io.taskloom.engine.web.Keys;
import io.taskloom.engine.web.Page;
import io.taskloom.engine.web.PageRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Keys(Area.TASKS)
@RequestMapping("/api/v1/tasks/{task}/comments")
@Tag(name = "Comments", description = "What people say about a task, in Markdown.")
class CommentController {

    private final Comments comments;
    private final Reactions reactions;

    CommentController(Comments comments, Reactions reactions) {
        this.comments = comments;
        this.reactions = reactions;
    }

    @GetMapping
    @Operation(
            summary = "The thread of a task",
            description = "A deleted comment keeps its place, without its text. Texts are Markdown as it was written:"
                    + " sanitize what you make of it.")
    Page<CommentView> list(
            Actor actor,
            @PathVariable TaskId task,
            @Parameter(schema = @Schema(allowableValues = {"createdAt", "-createdAt"}))
                    @RequestParam(defaultValue = "createdAt")
                    String sort,
            PageRequest page) {
        return comments.list(actor, task, newestFirst(sort), page);
    }

    @PostMapping
    @Operation(
            summary = "Comment on a task",
            description = "[@Name](mention:PERSON-ID) tells a member of the project; whoever else is named stays text.")
    @ResponseStatus(HttpStatus.CREATED)
    ResponseEntity<CommentView> add(Actor actor, @PathVariable TaskId task, @Valid @RequestBody NewText input) {
        CommentView made = comments.add(actor, task, input.text());
        return ResponseEntity.created(URI.create("/api/v1/tasks/%s/comments/%s".formatted(task, made.id())))
                .eTag(ETags.of(made.version()))
                .body(made);
    }

    @GetMapping("/{comment}")
    @Operation(summary = "One comment")
    ResponseEntity<CommentView> get(Actor actor, @PathVariable TaskId task, @PathVariable CommentId comment) {
        return answer(comments.get(actor, task, comment));
    }

    @PatchMapping(
            path = "/{comment}",
            consumes = {MediaType.APPLICATION_JSON_VALUE, "application/merge-patch+json"})
    @Operation(summary = "Say it differently", description = "For its author.")
    ResponseEntity<CommentView> edit(
            Actor actor,
            @PathVariable TaskId task,
            @PathVariable CommentId comment,
            @Valid @RequestBody NewText input,
            IfMatch ifMatch) {
        return answer(comments.edit(actor, task, comment, input.text(), ifMatch));
    }

    @DeleteMapping("/{comment}")
    @Operation(
            summary = "Delete a comment",
            description = "For its author and the project's owners. Its text and earlier texts go for good.")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(Actor actor, @PathVariable TaskId task, @PathVariable CommentId comment, IfMatch ifMatch) {
        comments.delete(actor, task, comment, ifMatch);
    }

    @GetMapping("/{comment}/versions")
    @Operation(summary = "What it said before, the newest first")
    Page<EarlierText> versions(
            Actor actor, @PathVariable TaskId task, @PathVariable CommentId comment, PageRequest page) {
        return comments.versions(actor, task, comment, page);
    }

    @PutMapping("/{comment}/reactions/{emoji}")
    @Operation(summary = "React with an emoji", description = "At most 20 kinds on one comment.")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void react(
            Actor.Person actor,
            @PathVariable TaskId task,
            @PathVariable CommentId comment,
            @PathVariable String emoji) {
        reactions.add(actor, task, comment, emoji);
    }

    @DeleteMapping("/{comment}/reactions/{emoji}")
    @Operation(summary = "Take a reaction back")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void unreact(
            Actor.Person actor,
            @PathVariable TaskId task,
            @PathVariable CommentId comment,
            @PathVariable String emoji) {
        reactions.remove(actor, task, comment, emoji);
    }

    private static boolean newestFirst(String sort) {
        return switch (sort) {
            case "createdAt" -> false;
            case "-createdAt" -> true;
            default -> throw new InvalidInput("sort", "unknown", "Comments sort by createdAt or -createdAt.");
        };
    }

    private static ResponseEntity<CommentView> answer(CommentView comment) {
        return ETags.ok(comment, comment.version());
    }

    /** @param text Markdown, 1 character to 20 KB */
    @Schema(name = "CommentText")
    record NewText(@NotNull String text) {}
}
