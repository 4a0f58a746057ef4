package io.taskloom.engine.identity.picture;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.taskloom.engine.event.Actor;
import io.taskloom.engine.event.PersonId;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Locale;
import java.util.UUID;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Me", description = "Whoever is signed in.")
class PictureController {

    static final String MINE = "/api/v1/me/picture";

    /** What is behind an address never changes: another picture has another one. */
    private static final String KEEP = "private, max-age=86400, immutable";

    private final PersonPictures pictures;

    PictureController(PersonPictures pictures) {
        this.pictures = pictures;
    }

    @PutMapping(MINE)
    @Operation(
            summary = "Put a picture of myself",
            description =
                    "The picture is the body, a PNG or a JPEG. The square in its middle is drawn anew and kept, nothing else of"
                            + " it: neither the file nor what a camera wrote into it. 413 if it is too large, 415 if it is no such"
                            + " picture, whatever it says to be.",
            requestBody =
                    @RequestBody(
                            required = true,
                            content = {
                                @Content(
                                        mediaType = "image/jpeg",
                                        schema = @Schema(type = "string", format = "binary")),
                                @Content(mediaType = "image/png", schema = @Schema(type = "string", format = "binary"))
                            }))
    OwnPicture put(Actor.Person actor, @Parameter(hidden = true) HttpServletRequest request) throws IOException {
        return new OwnPicture(pictures.put(actor, request.getInputStream().readAllBytes(), type(request)));
    }

    @DeleteMapping(MINE)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Remove my picture", description = "Initials stand for me again.")
    void remove(Actor.Person actor) {
        pictures.remove(actor);
    }

    @GetMapping("/api/v1/people/{person}/picture/{picture}")
    @Operation(
            summary = "Somebody's picture",
            description = "Where pictureUrl of a person leads to; for whoever is in a workspace with them.")
    @ApiResponse(
            responseCode = "200",
            content = @Content(mediaType = "image/jpeg", schema = @Schema(type = "string", format = "binary")))
    ResponseEntity<byte[]> get(Actor.Person actor, @PathVariable PersonId person, @PathVariable UUID picture) {
        return ResponseEntity.ok()
                .contentType(MediaType.IMAGE_JPEG)
                .header(HttpHeaders.CACHE_CONTROL, KEEP)
                .header(HttpHeaders.CONTENT_DISPOSITION, "inline; filename=\"picture.jpg\"")
                // Even whoever opens it in a page of its own is in no origin of ours.
                .header("Content-Security-Policy", "default-src 'none'; sandbox")
                .body(pictures.get(actor, person, picture));
    }

    private static String type(HttpServletRequest request) {
        String type = request.getContentType();
        return type == null ? "" : type.replaceFirst(";.*", "").strip().toLowerCase(Locale.ROOT);
    }

    /** @param pictureUrl see {@code pictureUrl} of a person */
    @Schema(name = "OwnPicture")
    record OwnPicture(String pictureUrl) {}
}
