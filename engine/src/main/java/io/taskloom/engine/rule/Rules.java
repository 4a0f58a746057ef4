package io.taskloom.engine.rule;

import com.fasterxml.jackson.databind.JsonNode;
import io.taskloom.engine.automation.AutomationId;
import io.taskloom.engine.automation.AutomationView;
import io.taskloom.engine.automation.Automations;
import io.taskloom.engine.automation.BackTest;
import io.taskloom.engine.automation.BackTests;
import io.taskloom.engine.automation.CreateAutomation;
import io.taskloom.engine.automation.Designers;
import io.taskloom.engine.automation.Draft;
import io.taskloom.engine.automation.DraftReader;
import io.taskloom.engine.automation.GeneratedDrafts;
import io.taskloom.engine.bpm.Deployments.ModelFinding;
import io.taskloom.engine.bpm.ModelRefused;
import io.taskloom.engine.event.Actor;
import io.taskloom.engine.event.ProjectId;
import io.taskloom.engine.event.WorkspaceId;
import io.taskloom.engine.rule.Rule.Comparison;
import io.taskloom.engine.rule.Rule.Join;
import io.taskloom.engine.rule.RuleController.NewRule;
import io.taskloom.engine.rule.RuleController.PreviewRule;
import io.taskloom.engine.web.IfMatch;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Automations stated as rules. A rule and the draft written from it commit together; a {@code kill -9} before that leaves both as
 * they were.
 */
@Service
class Rules {

    private final Automations automations;
    private final Designers designers;
    private final DraftReader drafts;
    private final GeneratedDrafts generated;
    private final BackTests backTests;
    private final RuleCheck check;
    private final RuleModel model;
    private final RuleWords words;
    private final RuleRows rows;
    private final Clock clock;

    Rules(
            Automations automations,
            Designers designers,
            DraftReader drafts,
            GeneratedDrafts generated,
            BackTests backTests,
            RuleCheck check,
            RuleModel model,
            RuleWords words,
            RuleRows rows,
            Clock clock) {
        this.automations = automations;
        this.designers = designers;
        this.drafts = drafts;
        this.generated = generated;
        this.backTests = backTests;
        this.check = check;
        this.model = model;
        this.words = words;
        this.rows = rows;
        this.clock = clock;
    }

    /** Nothing is kept. Holds no transaction while it looks back. */
    RulePreview preview(Actor actor, WorkspaceId workspace, PreviewRule question) {
        designers.require(actor, workspace);
        Rule rule = question.rule();
        String sentence = words.sentence(actor, rule);
        List<ModelFinding> missing = check.check(rule);
        if (!missing.isEmpty()) {
            return new RulePreview(sentence, null, missing, null);
        }
        String bpmn = model.write(actor, Objects.requireNonNullElse(question.name(), "Rule"), rule);
        List<ModelFinding> findings =
                generated.findings(bpmn).stream().map(Rules::placed).toList();
        List<BackTest> looked = question.days() == null || !findings.isEmpty()
                ? List.of()
                : backTests.of(actor, workspace, bpmn, project(rule), question.days(), question.timeZone());
        return new RulePreview(sentence, bpmn, findings, looked.isEmpty() ? null : looked.getFirst());
    }

    /** @throws ModelRefused if no diagram can be written of it, or it could not be published */
    @Transactional
    AutomationView create(Actor actor, WorkspaceId workspace, NewRule command) {
        designers.require(actor, workspace);
        String bpmn = written(actor, command.name(), command.rule());
        AutomationView created = automations.create(
                actor,
                workspace,
                new CreateAutomation(command.name(), command.description(), command.projectId(), bpmn, null, null));
        rows.keep(created.id(), RuleModel.hash(bpmn), command.rule(), clock.instant());
        return created;
    }

    @Transactional(readOnly = true)
    RuleView get(Actor actor, AutomationId id) {
        Draft draft = drafts.given(actor, id, null, null, null);
        return view(actor, id, draft.bpmn(), draft.version());
    }

    /**
     * @throws RuleDrawn if the draft was drawn by hand
     * @throws io.taskloom.engine.web.StaleVersion if somebody saved another draft since
     * @throws ModelRefused as {@link #create}
     */
    @Transactional
    RuleView change(Actor actor, AutomationId id, Rule rule, IfMatch ifMatch) {
        AutomationView automation = generated.lock(actor, id);
        Draft before = drafts.given(actor, id, null, null, null);
        ifMatch.check(before.version(), () -> before);
        if (rows.find(id, RuleModel.hash(before.bpmn())).isEmpty()) {
            throw new RuleDrawn(automation.name());
        }
        String bpmn = written(actor, automation.name(), rule);
        Draft saved = generated.save(actor, id, bpmn, ifMatch);
        rows.keep(id, RuleModel.hash(bpmn), rule, clock.instant());
        return view(actor, id, bpmn, saved.version());
    }

    private RuleView view(Actor actor, AutomationId id, String bpmn, int version) {
        Rule rule = rows.find(id, RuleModel.hash(bpmn)).orElse(null);
        return rule == null
                ? new RuleView(null, null, rows.any(id), version)
                : new RuleView(rule, words.sentence(actor, rule), false, version);
    }

    private String written(Actor actor, String name, Rule rule) {
        ModelRefused.ifAny(check.check(rule));
        String bpmn = model.write(actor, name.strip(), rule);
        ModelRefused.ifAny(generated.findings(bpmn).stream().map(Rules::placed).toList());
        return bpmn;
    }

    /** The generated ids as places in the rule. */
    private static ModelFinding placed(ModelFinding finding) {
        String at = finding.elementId();
        String place = at.startsWith("step-")
                ? "then[" + (Integer.parseInt(at.substring("step-".length())) - 1) + "]"
                : at.equals("start") ? (finding.rule().contains("condition") ? "if" : "when") : at;
        return new ModelFinding(place, finding.rule(), finding.message(), finding.remedy());
    }

    /** The one project that the rule is about, so that no other's events are read; null if it does not say so plainly. */
    private static @Nullable ProjectId project(Rule rule) {
        // Where a task went is another project's event as well.
        if (rule.conditions() == null
                || rule.conditions().join() != Join.ALL
                || "TaskMoved".equals(rule.when().event())) {
            return null;
        }
        return rule.conditions().comparisons().stream()
                .filter(each -> each.field().equals("task.projectId") && each.operator() == Operator.IS)
                .map(Comparison::value)
                .map(Rules::project)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private static @Nullable ProjectId project(@Nullable JsonNode value) {
        try {
            return value == null ? null : new ProjectId(UUID.fromString(value.asText()));
        } catch (IllegalArgumentException none) {
            return null;
        }
    }
}
