package io.taskloom.engine.run;

import com.fasterxml.jackson.databind.JsonNode;
import io.taskloom.engine.event.AuditedActs;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** What somebody has changed in a run by hand. */
@Component
class AuditedRepairs implements AuditedActs {

    @Override
    public List<Act> all() {
        return List.of(
                new Act("RunDataCorrected", Kind.AUTOMATION, AuditedRepairs::corrected),
                Act.of("RunStepSkipped", Kind.AUTOMATION, "skipped the step “{step}” of a held run of “{name}”"));
    }

    private static String corrected(JsonNode act) {
        String names = act.path("variables").valueStream().map(JsonNode::asText).collect(Collectors.joining(", "));
        return Act.filled("set data of a held run of “{name}”: ", act) + " " + names;
    }
}
