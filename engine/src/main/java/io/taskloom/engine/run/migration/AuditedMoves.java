package io.taskloom.engine.run.migration;

import com.fasterxml.jackson.databind.JsonNode;
import io.taskloom.engine.event.AuditedActs;
import java.util.List;
import org.springframework.stereotype.Component;

@Component
class AuditedMoves implements AuditedActs {

    @Override
    public List<Act> all() {
        return List.of(new Act("RunsMoved", Kind.AUTOMATION, AuditedMoves::words));
    }

    private static String words(JsonNode move) {
        String what = move.path("way").asText().equals(Way.RESTART.wire()) ? "begun again on" : "moved to";
        return move.path("over").asBoolean()
                ? Act.filled(
                        "had {moved} runs of “{name}” " + what + " version {to}, from version {from}; {stayed} stayed",
                        move)
                : Act.filled("asked for runs of version {from} of “{name}” to be " + what + " version {to}", move);
    }
}
