package io.taskloom.engine.account;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.taskloom.engine.identity.SignedIn;
import io.taskloom.engine.web.FileAnswer;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Account", description = "A copy of one's data, the end of one's account, and the way back.")
@RequestMapping("/api/v1")
class DeletionController {

    private final AccountDeletions deletions;
    private final PersonalCopy copy;

    DeletionController(AccountDeletions deletions, PersonalCopy copy) {
        this.deletions = deletions;
        this.copy = copy;
    }

    @GetMapping("/me/deletion")
    @Operation(summary = "What deleting my account would mean")
    DeletionOutlook outlook(SignedIn me) {
        return deletions.outlook(me);
    }

    @PostMapping("/me/deletion")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(
            summary = "Delete my account",
            description =
                    "It ends at once: every token and key is answered 410 from now on. A mailed link restores it until eraseAt, when"
                            + " what is personal is erased; what I did in workspaces of others stays, as that of a deleted person. 409 names"
                            + " workspaces that would be left without an owner; 403 asks to sign in once more.")
    AccountDeletions.Pending request(SignedIn me, @Valid @RequestBody Wish input) {
        return deletions.request(me, input.email());
    }

    @GetMapping("/me/export")
    @Operation(
            summary = "A copy of my data",
            description =
                    "A ZIP of JSON files and of the files that I have attached. One at a time; 429 says when to try again. An answer that"
                            + " breaks off is not complete: its connection ends without the last chunk.")
    @ApiResponse(
            responseCode = "200",
            content = @Content(mediaType = "application/zip", schema = @Schema(type = "string", format = "binary")))
    void export(SignedIn me, HttpServletResponse response) throws IOException {
        try (PersonalCopy.Draft draft = copy.draft(me.person())) {
            FileAnswer.begin(response, "application/zip", "taskloom-my-data.zip");
            response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
            draft.writeTo(response.getOutputStream());
        }
    }

    @GetMapping("/account-recovery/{secret}")
    @Operation(summary = "Until when a mailed link restores an account", description = "Without sign-in.")
    AccountDeletions.Pending look(@PathVariable String secret) {
        return deletions.look(secret);
    }

    @PostMapping("/account-recovery/{secret}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            summary = "Restore an account",
            description =
                    "Without sign-in, by a link from its mails, of which the first one used ends all. 410 if it came too late.")
    void restore(@PathVariable String secret) {
        deletions.restore(secret);
    }

    /** @param email the address of my account */
    @Schema(name = "NewAccountDeletion")
    record Wish(
            @NotNull @Size(max = 254) @Pattern(regexp = ".+@.+")
            String email) {}
}
