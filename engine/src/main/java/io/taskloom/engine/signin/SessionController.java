package io.taskloom.engine.signin;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.taskloom.engine.identity.SignedIn;
import io.taskloom.engine.web.Page;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/me/sessions")
@Tag(name = "Sign-ins")
class SessionController {

    private final Sessions sessions;

    SessionController(Sessions sessions) {
        this.sessions = sessions;
    }

    @GetMapping
    @Operation(
            summary = "Where I am signed in",
            description = "All on one page, the session of this request first. 503 while Keycloak is away.")
    Page<SessionView> list(SignedIn me) {
        return new Page<>(sessions.list(me), null);
    }

    @DeleteMapping("/{session}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            summary = "Sign out one device",
            description = "It gets no new tokens, and the one it has stops working within seconds, on every node.")
    void end(SignedIn me, @PathVariable String session) {
        sessions.end(me, session);
    }

    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Sign out everywhere")
    void endAll(
            SignedIn me,
            @Parameter(description = "Keep the session of this request") @RequestParam(defaultValue = "false")
                    boolean others) {
        sessions.endAll(me, others);
    }
}
