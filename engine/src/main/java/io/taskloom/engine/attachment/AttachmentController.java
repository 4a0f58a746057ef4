package io.taskloom.engine.attachment;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.taskloom.engine.event.Actor;
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
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Keys(Area.TASKS)
@RequestMapping("/api/v1/tasks/{task}/attachments")
@Tag(name = "Attachments", description = "Files of a task. Their bytes go to and from the object store directly.")
class AttachmentController {

    private final Attachments attachments;
    private final Completion completion;

    AttachmentController(Attachments attachments, Completion completion) {
        this.attachments = attachments;
        this.completion = completion;
    }

    @GetMapping
    @Operation(
            summary = "The files of a task",
            description = "The oldest first, without links to the files themselves.")
    Page<AttachmentView> list(Actor actor, @PathVariable TaskId task, PageRequest page) {
        return attachments.list(actor, task, page);
    }

    @PostMapping
    @Operation(
            summary = "Announce a file",
            description =
                    "Answers the request by which its bytes are to be sent; then complete it. Size, type and checksum are"
                            + " part of that request's signature. 413 and 415 say before anything is sent that it is too large or of a"
                            + " type that is not taken.")
    @ResponseStatus(HttpStatus.CREATED)
    ResponseEntity<UploadView> announce(
            Actor actor, @PathVariable TaskId task, @Valid @RequestBody NewAttachment input) {
        UploadView upload = attachments.announce(actor, task, input);
        return ResponseEntity.created(URI.create("/api/v1/tasks/%s/attachments/%s".formatted(task, upload.id())))
                .body(upload);
    }

    @PostMapping("/{attachment}/complete")
    @Operation(
            summary = "Say that a file was sent",
            description =
                    "It is read and compared with what was announced; from then on everybody sees it. If it is something"
                            + " else (413, 415, 422), it is thrown away. Repeating it changes nothing.")
    AttachmentView complete(Actor actor, @PathVariable TaskId task, @PathVariable AttachmentId attachment) {
        return completion.complete(actor, task, attachment);
    }

    @GetMapping("/{attachment}")
    @Operation(
            summary = "One file",
            description = "With links to fetch it, which work for a few minutes without sign-in.")
    AttachmentView get(Actor actor, @PathVariable TaskId task, @PathVariable AttachmentId attachment) {
        // Without an ETag: the same version has other links later.
        return attachments.get(actor, task, attachment);
    }

    @PatchMapping(
            path = "/{attachment}",
            consumes = {MediaType.APPLICATION_JSON_VALUE, "application/merge-patch+json"})
    @Operation(summary = "Call a file something else", description = "For who added it and the project's owners.")
    ResponseEntity<AttachmentView> rename(
            Actor actor,
            @PathVariable TaskId task,
            @PathVariable AttachmentId attachment,
            @Valid @RequestBody NewName input,
            IfMatch ifMatch) {
        AttachmentView renamed = attachments.rename(actor, task, attachment, input.name(), ifMatch);
        return ETags.ok(renamed, renamed.version());
    }

    @DeleteMapping("/{attachment}")
    @Operation(
            summary = "Delete a file",
            description = "For who added it and the project's owners; also while it is being sent.")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(Actor actor, @PathVariable TaskId task, @PathVariable AttachmentId attachment, IfMatch ifMatch) {
        attachments.delete(actor, task, attachment, ifMatch);
    }

    /** @param name at most 255 bytes, none of {@code / \ : * ? " < > |} */
    @Schema(name = "AttachmentName")
    record NewName(@NotNull String name) {}
}
