package io.taskloom.processes;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.impl.bpmn.behavior.TaskActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParse;
import org.camunda.bpm.engine.impl.cfg.StandaloneInMemProcessEngineConfiguration;
import org.camunda.bpm.engine.impl.pvm.delegate.ActivityExecution;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.camunda.bpm.engine.variable.Variables;

/**
 * An engine without Taskloom. Steps {@code taskloom:…} are played by stand-ins that record their input and answer what the
 * test says; steps {@code connector:…} stay external tasks, for the test to fetch.
 */
final class PlainEngine {

    /** What a stand-in was given, in order. */
    final List<Performed> performed = new ArrayList<>();

    private final Map<String, Function<Map<String, Object>, Map<String, Object>>> actions = new HashMap<>();
    final ProcessEngine engine;

    PlainEngine(String name) {
        StandaloneInMemProcessEngineConfiguration configuration = new StandaloneInMemProcessEngineConfiguration();
        configuration.setProcessEngineName(name);
        configuration.setJdbcUrl("jdbc:h2:mem:" + name + ";DB_CLOSE_DELAY=-1");
        configuration.setHistory("full");
        configuration.setJobExecutorActivate(false);
        configuration.setEnforceHistoryTimeToLive(true);
        configuration.setCustomPreBPMNParseListeners(List.of(new StandIns()));
        engine = configuration.buildProcessEngine();
    }

    PlainEngine deploy(String resource) {
        engine.getRepositoryService()
                .createDeployment()
                .addClasspathResource(resource)
                .deploy();
        return this;
    }

    PlainEngine when(String action, Function<Map<String, Object>, Map<String, Object>> answer) {
        actions.put(action, answer);
        return this;
    }

    void close() {
        engine.close();
    }

    record Performed(String action, String businessKey, Map<String, Object> input) {}

    private final class StandIns extends AbstractBpmnParseListener {
        @Override
        public void parseServiceTask(Element element, ScopeImpl scope, ActivityImpl activity) {
            String topic = String.valueOf(element.attributeNS(BpmnParse.CAMUNDA_BPMN_EXTENSIONS_NS, "topic"));
            if (topic.startsWith("taskloom:")) {
                activity.setActivityBehavior(new StandIn(topic.substring("taskloom:".length())));
            }
        }
    }

    private final class StandIn extends TaskActivityBehavior {
        private final String action;

        StandIn(String action) {
            this.action = action;
        }

        @Override
        protected void performExecution(ActivityExecution execution) {
            Map<String, Object> input = new HashMap<>(execution.getVariablesLocal());
            performed.add(new Performed(action, ((DelegateExecution) execution).getProcessBusinessKey(), input));
            var answer = actions.getOrDefault(action, ignored -> Map.of()).apply(input);
            // The engine hands a result on the same way: local to the step, never stored.
            execution.setVariableLocal("result", Variables.untypedValue(answer, true));
            leave(execution);
        }
    }
}
