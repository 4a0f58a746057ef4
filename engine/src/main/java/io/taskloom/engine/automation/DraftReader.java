package io.taskloom.engine.automation;

import com.fasterxml.jackson.databind.JsonNode;
import io.taskloom.engine.event.Actor;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** The draft that somebody wants something tried of: as it is saved, or as they have it before them. */
@Service
public class DraftReader {

    private final Drafts drafts;
    private final ModelText models;

    DraftReader(Drafts drafts, ModelText models) {
        this.drafts = drafts;
        this.models = models;
    }

    /**
     * @param bpmn null for the draft as saved
     * @param forms the same
     * @param decisions the same
     * @throws ModelTooLarge if it is
     * @throws io.taskloom.engine.problem.NotFound if the actor does not see the automation
     */
    public Draft given(
            Actor actor,
            AutomationId automation,
            @Nullable String bpmn,
            @Nullable Map<String, JsonNode> forms,
            @Nullable Map<String, String> decisions) {
        Draft saved = drafts.get(actor, automation);
        return new Draft(
                bpmn == null ? saved.bpmn() : models.accepted(bpmn),
                forms == null ? saved.forms() : models.accepted(forms),
                decisions == null ? saved.decisions() : models.acceptedDecisions(decisions),
                saved.version(),
                saved.savedAt());
    }
}
