package io.taskloom.engine.trigger;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.taskloom.engine.automation.AutomationId;
import io.taskloom.engine.automation.AutomationView;
import io.taskloom.engine.automation.Automations;
import io.taskloom.engine.automation.Designers;
import io.taskloom.engine.automation.Publications;
import io.taskloom.engine.automation.PublishedVersion;
import io.taskloom.engine.bpm.ExpressionFailed;
import io.taskloom.engine.event.Actor;
import io.taskloom.engine.event.DomainEvent;
import io.taskloom.engine.event.Ids;
import io.taskloom.engine.event.Reactions;
import io.taskloom.engine.event.Recorded;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Asks the conditions beforehand, with the very variables that the event itself would bring. */
@Component
class Foresight implements Reactions {

    private final TriggerIndex index;
    private final Conditions conditions;
    private final TriggerVariables variables;
    private final Automations automations;
    private final Publications publications;
    private final Designers designers;
    private final TriggerSettings settings;
    private final ObjectMapper json;
    private final Clock clock;

    Foresight(
            TriggerIndex index,
            Conditions conditions,
            TriggerVariables variables,
            Automations automations,
            Publications publications,
            Designers designers,
            TriggerSettings settings,
            ObjectMapper json,
            Clock clock) {
        this.index = index;
        this.conditions = conditions;
        this.variables = variables;
        this.automations = automations;
        this.publications = publications;
        this.designers = designers;
        this.settings = settings;
        this.json = json;
        this.clock = clock;
    }

    @Override
    @Transactional(readOnly = true)
    public List<Reaction> to(Actor actor, DomainEvent event) {
        List<Armed> waiting = index.waitingFor(event.workspace(), event.type());
        if (waiting.isEmpty()) {
            return List.of();
        }
        Map<AutomationId, AutomationView> seen = automations.seen(
                actor,
                event.workspace(),
                waiting.stream().map(Armed::automation).toList());
        Recorded told = new Recorded(
                Ids.next(),
                null,
                event.type(),
                event.workspace(),
                event.project(),
                event.only(),
                actor,
                event.subject(),
                clock.instant(),
                actor.depth(),
                json.valueToTree(event));
        Map<String, Object> brought = variables.of(told);
        return waiting.stream()
                .flatMap(armed -> reaction(seen.get(armed.automation()), armed, told, brought))
                .sorted(Comparator.comparing(reaction -> reaction.name().toLowerCase(Locale.ROOT)))
                .toList();
    }

    private Stream<Reaction> reaction(
            @Nullable AutomationView automation, Armed armed, Recorded event, Map<String, Object> brought) {
        PublishedVersion version =
                publications.byDefinition(armed.definitionId()).orElse(null);
        if (automation == null || version == null) {
            return Stream.empty();
        }
        Verdict verdict = verdict(armed, version, event, brought);
        return Stream.of(new Reaction(
                automation.id().value(),
                automation.name(),
                version.number(),
                armed.condition(),
                verdict.fires(),
                verdict.why()));
    }

    private Verdict verdict(Armed armed, PublishedVersion version, Recorded event, Map<String, Object> brought) {
        if (!designers.mayHear(version.author(), event.workspace(), event.project())) {
            return new Verdict(false, "Who published it does not see this project.");
        }
        if (event.depth() >= settings.maxDepth()) {
            return new Verdict(false, new ChainTooLong(settings.maxDepth()).detail());
        }
        try {
            return conditions.holds(armed.condition(), brought)
                    ? new Verdict(true, null)
                    : new Verdict(false, Named.values(armed.condition(), brought));
        } catch (ExpressionFailed | ConditionUnclear unclear) {
            return new Verdict(null, unclear.detail());
        }
    }

    private record Verdict(
            @Nullable Boolean fires, @Nullable String why) {}
}
