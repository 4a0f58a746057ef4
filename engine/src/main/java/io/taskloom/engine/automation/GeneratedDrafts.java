package io.taskloom.engine.automation;

import io.taskloom.engine.bpm.Deployments.ModelFinding;
import io.taskloom.engine.bpm.Drawn;
import io.taskloom.engine.event.Actor;
import io.taskloom.engine.web.IfMatch;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** For those who write models instead of drawing them: the checks, rights and limits of any draft. */
@Service
public class GeneratedDrafts {

    private final Automations automations;
    private final Drafts drafts;

    GeneratedDrafts(Automations automations, Drafts drafts) {
        this.automations = automations;
        this.drafts = drafts;
    }

    /** Everything that forbids publishing such a model. Decides no permission. */
    public List<ModelFinding> findings(String bpmn) {
        return drafts.findings(bpmn, Drawn.NOTHING);
    }

    /** The automation, locked until the transaction ends. @throws DesignersOnly if the actor may only look */
    @Transactional(propagation = Propagation.MANDATORY)
    public AutomationView lock(Actor actor, AutomationId id) {
        return automations.locked(actor, id);
    }

    /**
     * Replaces the draft by a model that needs no forms and no decisions.
     *
     * @throws io.taskloom.engine.web.StaleVersion if somebody saved another draft since
     */
    @Transactional
    public Draft save(Actor actor, AutomationId id, String bpmn, IfMatch ifMatch) {
        return drafts.save(actor, id, bpmn, Map.of(), Map.of(), ifMatch);
    }
}
