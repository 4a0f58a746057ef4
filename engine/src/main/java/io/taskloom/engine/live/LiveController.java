package io.taskloom.engine.live;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.taskloom.engine.identity.SignedIn;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.constraints.PositiveOrZero;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Live", description = "What happens, as it happens.")
class LiveController {

    private static final Logger LOG = LoggerFactory.getLogger(LiveController.class);

    private final Following following;

    LiveController(Following following) {
        this.following = following;
    }

    @GetMapping(path = "/api/v1/live", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    @Operation(summary = "Events as they happen (server-sent events)", description = """
                    For where a WebSocket can not be opened. Each message is an event, its id the position; Last-Event-ID gets
                    what was missed since. topics are destinations as of the WebSocket: /topic/projects/{id},
                    /topic/workspaces/{id}, /user/queue/events; none for everything one may see. The stream ends with an
                    event named end, whose reason is token-ended, rights-changed or restart.""")
    void live(
            SignedIn who,
            @RequestParam(required = false) @Nullable List<String> topics,
            @RequestHeader(name = "Last-Event-ID", required = false) @PositiveOrZero @Nullable Long since,
            HttpServletResponse response)
            throws InterruptedException {
        LiveStream stream = following.open(who, topics == null ? List.of() : topics);
        response.setContentType(MediaType.TEXT_EVENT_STREAM_VALUE);
        response.setCharacterEncoding("UTF-8");
        response.setHeader("X-Accel-Buffering", "no");
        try {
            following.follow(stream, who, since, new EventStreamWriter(response.getOutputStream()));
        } catch (IOException e) {
            LOG.debug("A stream has gone", e);
        }
    }
}
