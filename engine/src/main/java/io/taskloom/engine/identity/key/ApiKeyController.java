package io.taskloom.engine.identity.key;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.taskloom.engine.event.Actor;
import io.taskloom.engine.web.Page;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import java.net.URI;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/me/api-keys")
@Tag(name = "API keys", description = "For programs that act as me, with less. No key reaches these operations.")
class ApiKeyController {

    private final ApiKeys keys;

    ApiKeyController(ApiKeys keys) {
        this.keys = keys;
    }

    @GetMapping
    @Operation(summary = "My API keys", description = "All on one page, the newest first, without the keys themselves.")
    Page<ApiKeyView> list(Actor.Person actor) {
        return new Page<>(keys.list(actor), null);
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            summary = "Make an API key",
            description =
                    "The answer has the key, which is told only this once; it goes into the header Authorization: Bearer."
                            + " I am told of it by mail. An Idempotency-Key is passed over here, since no answer with a key in it is kept.")
    ResponseEntity<ApiKeyView> create(
            Actor.Person actor,
            @Valid @RequestBody NewApiKey input,
            @Parameter(hidden = true) HttpServletRequest request) {
        ApiKeyView made = keys.create(actor, input, request.getRemoteAddr());
        return ResponseEntity.created(URI.create("/api/v1/me/api-keys/" + made.id()))
                .cacheControl(CacheControl.noStore())
                .body(made);
    }

    @DeleteMapping("/{key}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Revoke an API key", description = "It answers 401 from now on, on every node within seconds.")
    void revoke(Actor.Person actor, @PathVariable ApiKeyId key) {
        keys.revoke(actor, key);
    }
}
