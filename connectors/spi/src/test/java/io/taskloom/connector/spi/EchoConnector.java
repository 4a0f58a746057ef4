package io.taskloom.connector.spi;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The smallest connector with one property of every type. */
@ConnectorInfo(name = "echo", title = "Echo", description = "Says it again.", icon = "echo.svg")
final class EchoConnector implements Connector {

    enum Tone {
        LOUD,
        VERY_LOUD
    }

    record Shout(
            @Property(label = "Words", description = "What to say.", example = "Hello \"you\"")
            String words,

            @Property(label = "Song", multiline = true) @Nullable
            String song,

            @Property(label = "Tone", preset = "loud") Tone tone,
            int times,
            @Nullable Boolean twice,
            @Nullable List<String> listeners,
            @Nullable Map<String, String> echoes,
            @Nullable Object anything,
            @Nullable Duration pause) {}

    record Echo(@Property(label = "Answer") String answer) {}

    @CredentialKind("voice")
    record Voice(Secret pitch) {}

    @Operation(value = "shout", title = "Shout", description = "Says it loudly.")
    Echo shout(Shout shout, Call call, Voice voice) {
        return switch (shout.words()) {
            case "later" -> throw new ConnectorException.Retryable("hoarse", Duration.ofSeconds(7), null);
            case "bug" -> throw new IllegalStateException("bug");
            default ->
                new Echo("%s %s %d %s".formatted(shout.words(), call.idempotencyKey(), call.attempt(), voice.pitch()));
        };
    }

    @Undo(value = "shout", title = "Hush", needs = "song")
    void hush(Shout shout, Echo echo, Voice voice, Call call) {
        throw new ConnectorException.Permanent(
                "hushed",
                "%s %s %s %s".formatted(shout.words(), echo.answer(), call.idempotencyKey(), voice.pitch()),
                null);
    }
}
