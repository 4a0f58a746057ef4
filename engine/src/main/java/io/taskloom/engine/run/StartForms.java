package io.taskloom.engine.run;

import io.taskloom.engine.automation.AutomationId;
import io.taskloom.engine.automation.AutomationView;
import io.taskloom.engine.automation.Automations;
import io.taskloom.engine.automation.PublishedVersion;
import io.taskloom.engine.automation.Versions;
import io.taskloom.engine.bpm.Forms;
import io.taskloom.engine.bpm.Forms.Form;
import io.taskloom.engine.event.Actor;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What a start by hand asks for, and whether what it is given is that (promise A3). */
@Service
public class StartForms {

    private final Automations automations;
    private final Versions versions;
    private final Forms forms;
    private final StartVariables variables;

    StartForms(Automations automations, Versions versions, Forms forms, StartVariables variables) {
        this.automations = automations;
        this.versions = versions;
        this.forms = forms;
        this.variables = variables;
    }

    /**
     * Of the version that new runs use, for who may start it.
     *
     * @throws NoStartForm if it asks for nothing
     * @throws io.taskloom.engine.problem.NotFound if the actor does not see the automation
     */
    @Transactional(readOnly = true)
    Form get(Actor actor, AutomationId id) {
        AutomationView automation = automations.getToSteer(actor, id);
        return forms.ofStart(versions.toStart(automation).definitionId()).orElseThrow(() -> new NoStartForm(id));
    }

    /**
     * What the run is given: with a form, its questions' answers and nothing else; without, what the caller likes.
     *
     * @throws io.taskloom.engine.problem.InvalidInput naming every field that breaks a rule, as {@code variables.amount}
     */
    Map<String, @Nullable Object> checked(PublishedVersion version, @Nullable StartRun command) {
        Optional<Form> form = forms.ofStart(version.definitionId());
        if (form.isEmpty()) {
            return variables.checked(command);
        }
        if (command == null || command.variables() == null) {
            return forms.accepted(form.get(), Map.of());
        }
        return forms.accepted(form.get(), command.variables());
    }
}
