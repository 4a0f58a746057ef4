package io.taskloom.engine.bpm.work;

import io.taskloom.engine.bpm.work.Step.Topic;
import java.util.Map;
import org.camunda.bpm.engine.BpmnParseException;
import org.camunda.bpm.engine.impl.bpmn.behavior.ExternalTaskActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.helper.BpmnProperties;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParse;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.util.xml.Element;

/** Gives every service task whose topic we serve our behaviour. */
class StepParsing extends AbstractBpmnParseListener {

    private final Worker worker;
    private final Actions actions;
    private final Works works;

    StepParsing(Worker worker, Actions actions, Works works) {
        this.worker = worker;
        this.actions = actions;
        this.works = works;
    }

    @Override
    public void parseServiceTask(Element element, ScopeImpl scope, ActivityImpl activity) {
        serve(element, activity);
    }

    @Override
    public void parseSendTask(Element element, ScopeImpl scope, ActivityImpl activity) {
        serve(element, activity);
    }

    private void serve(Element element, ActivityImpl activity) {
        Topic topic = Topic.parse(element.attributeNS(BpmnParse.CAMUNDA_BPMN_EXTENSIONS_NS, "topic"));
        if (topic != null
                && activity.getActivityBehavior() instanceof ExternalTaskActivityBehavior parsed
                && works.serves(topic.prefix())) {
            activity.setActivityBehavior(new StepBehavior(parsed, topic, retry(element, activity), worker, actions));
        }
    }

    private static RetryPolicy retry(Element element, ActivityImpl activity) {
        Map<String, String> properties = activity.getProperties().get(BpmnProperties.EXTENSION_PROPERTIES);
        try {
            return RetryPolicy.parse(properties == null ? null : properties.get("retry"));
        } catch (IllegalArgumentException e) {
            throw new BpmnParseException(String.valueOf(e.getMessage()), element);
        }
    }
}
