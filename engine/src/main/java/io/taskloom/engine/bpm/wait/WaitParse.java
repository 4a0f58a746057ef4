package io.taskloom.engine.bpm.wait;

import io.taskloom.engine.bpm.Awaited;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParse;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParser;
import org.camunda.bpm.engine.impl.bpmn.parser.EventSubscriptionDeclaration;
import org.camunda.bpm.engine.impl.event.EventType;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.jspecify.annotations.Nullable;

/**
 * Reads the message events of users' models, which name no message: the engine gets a name of our making, the definition's and the
 * element's own, so that no message of elsewhere can ever mean it (promise A9). Our own models are read as Camunda reads them.
 */
final class WaitParse extends BpmnParse {

    /** Event names that begin so are waits of users' models. */
    static final String PREFIX = "wait:";

    private static final String AWAITED = "taskloom:awaited";

    WaitParse(BpmnParser parser) {
        super(parser);
    }

    /** Null for an element that waits for nothing of ours. */
    static @Nullable Awaited awaited(ActivityImpl activity) {
        return (Awaited) activity.getProperty(AWAITED);
    }

    @Override
    public ActivityImpl parseIntermediateCatchEvent(
            Element element, ScopeImpl scope, @Nullable ActivityImpl eventBasedGateway) {
        return said(element, super.parseIntermediateCatchEvent(element, scope, eventBasedGateway));
    }

    @Override
    public void parseBoundaryEvents(Element parent, ScopeImpl scope) {
        super.parseBoundaryEvents(parent, scope);
        parent.elements("boundaryEvent").forEach(element -> {
            ActivityImpl activity = scope.findActivity(element.attribute("id"));
            if (activity != null) {
                said(element, activity);
            }
        });
    }

    @Override
    public ActivityImpl parseReceiveTask(Element element, ScopeImpl scope) {
        ActivityImpl activity = super.parseReceiveTask(element, scope);
        if (isUsers()) {
            activity.setScope(true);
            activity.setEventScope(activity);
            EventSubscriptionDeclaration declaration = subscription(activity.getId());
            declaration.setActivityId(activity.getActivityId());
            declaration.setEventScopeActivityId(activity.getActivityId());
            addEventSubscriptionDeclaration(declaration, activity, element);
            activity.setProperty(AWAITED, Awaited.of(properties(element)));
        }
        return activity;
    }

    @Override
    protected EventSubscriptionDeclaration parseMessageEventDefinition(Element definition, String elementId) {
        return isUsers() ? subscription(elementId) : super.parseMessageEventDefinition(definition, elementId);
    }

    private ActivityImpl said(Element element, ActivityImpl activity) {
        if (isUsers() && element.element(MESSAGE_EVENT_DEFINITION) != null) {
            activity.setProperty(AWAITED, Awaited.of(properties(element)));
        }
        return activity;
    }

    private EventSubscriptionDeclaration subscription(String elementId) {
        Element process = rootElement.element("process");
        String key = process == null ? "" : Objects.requireNonNullElse(process.attribute("id"), "");
        return new EventSubscriptionDeclaration(
                expressionManager.createExpression(PREFIX + key + ":" + elementId), EventType.MESSAGE);
    }

    private boolean isUsers() {
        return deployment != null && deployment.getTenantId() != null;
    }

    private static Map<String, String> properties(Element element) {
        Element extensions = element.element("extensionElements");
        Element list = extensions == null ? null : extensions.elementNS(CAMUNDA_BPMN_EXTENSIONS_NS, "properties");
        Map<String, String> properties = new LinkedHashMap<>();
        if (list != null) {
            list.elementsNS(CAMUNDA_BPMN_EXTENSIONS_NS, "property")
                    .forEach(each -> properties.put(
                            String.valueOf(each.attribute("name")), String.valueOf(each.attribute("value"))));
        }
        return properties;
    }
}
