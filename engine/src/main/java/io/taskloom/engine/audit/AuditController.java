package io.taskloom.engine.audit;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.taskloom.engine.event.Actor;
import io.taskloom.engine.event.WorkspaceId;
import io.taskloom.engine.identity.SignedIn;
import io.taskloom.engine.web.FileAnswer;
import io.taskloom.engine.web.Page;
import io.taskloom.engine.web.PageRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1")
@Tag(name = "Audit", description = "Who did what that matters for security. Nothing in it is ever changed.")
class AuditController {

    private static final String CSV = "text/csv";
    private static final String FILE =
            "RFC 4180, UTF-8, times in UTC. A text that a spreadsheet would take for a formula stands behind an apostrophe."
                    + " An answer that breaks off is not complete: its connection ends without the last chunk.";

    private final AuditLog log;
    private final AuditFile file;

    AuditController(AuditLog log, AuditFile file) {
        this.log = log;
        this.file = file;
    }

    @GetMapping("/workspaces/{workspace}/audit")
    @Operation(summary = "What was done in a workspace, the newest first", description = "For the owner and admins.")
    Page<AuditEntryView> workspace(
            Actor actor, @PathVariable WorkspaceId workspace, @ParameterObject AuditQuery query, PageRequest page) {
        return log.page(log.of(actor, workspace, query), page);
    }

    @GetMapping(path = "/workspaces/{workspace}/audit.csv", produces = CSV)
    @Operation(summary = "The same as CSV", description = FILE)
    @ApiResponse(responseCode = "200", content = @Content(mediaType = CSV, schema = @Schema(type = "string")))
    void workspaceFile(
            Actor actor,
            @PathVariable WorkspaceId workspace,
            @ParameterObject AuditQuery query,
            HttpServletResponse response)
            throws IOException {
        write(log.of(actor, workspace, query), response);
    }

    @GetMapping("/admin/audit")
    @Operation(
            summary = "What was done anywhere, the newest first",
            description = "With sign-ins, and ones that failed.")
    Page<AuditEntryView> all(
            SignedIn who,
            @Parameter(description = "In this one only") @RequestParam(required = false) @Nullable
                    WorkspaceId workspace,
            @ParameterObject AuditQuery query,
            PageRequest page) {
        return log.page(log.all(who, workspace, query), page);
    }

    @GetMapping(path = "/admin/audit.csv", produces = CSV)
    @Operation(summary = "The same as CSV", description = FILE)
    @ApiResponse(responseCode = "200", content = @Content(mediaType = CSV, schema = @Schema(type = "string")))
    void allFile(
            SignedIn who,
            @Parameter(description = "In this one only") @RequestParam(required = false) @Nullable
                    WorkspaceId workspace,
            @ParameterObject AuditQuery query,
            HttpServletResponse response)
            throws IOException {
        write(log.all(who, workspace, query), response);
    }

    private void write(AuditLog.Selection selection, HttpServletResponse response) throws IOException {
        FileAnswer.begin(response, FileAnswer.CSV, "audit.csv");
        file.write(selection, response.getOutputStream());
    }
}
