package io.taskloom.engine.bpm.wait;

import io.taskloom.engine.bpm.Awaited;
import io.taskloom.engine.bpm.InstanceId;
import io.taskloom.engine.bpm.WaitJournal;
import io.taskloom.engine.bpm.engine.Definitions;
import io.taskloom.engine.bpm.engine.Trial;
import io.taskloom.engine.event.WorkspaceId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.springframework.beans.factory.ObjectProvider;

/** Gives an instance, before its first step, the addresses at which it will wait to be called: a step may hand them on. */
final class CallbackAddresses implements ExecutionListener {

    private final ObjectProvider<WaitJournal> journal;

    CallbackAddresses(ObjectProvider<WaitJournal> journal) {
        this.journal = journal;
    }

    @Override
    public void notify(DelegateExecution begun) {
        ExecutionEntity instance = (ExecutionEntity) begun;
        ProcessDefinitionEntity definition = instance.getProcessDefinition();
        if (!Definitions.isUsers(definition)) {
            return;
        }
        List<String> elements = all(definition)
                .filter(CallbackAddresses::isCalled)
                .map(ActivityImpl::getId)
                .toList();
        if (!elements.isEmpty()) {
            Map<String, String> addresses = new LinkedHashMap<>();
            if (Trial.current() != null) {
                elements.forEach(id -> addresses.put(id, "https://taskloom.example/callbacks/try-out-" + id));
            } else {
                journal.ifAvailable(it -> addresses.putAll(it.callbacks(
                        InstanceId.of(instance.getProcessInstanceId()),
                        definition.getId(),
                        WorkspaceId.of(instance.getTenantId()),
                        elements)));
            }
            instance.setVariable(Awaited.CALLBACKS, addresses);
        }
    }

    private static boolean isCalled(ActivityImpl activity) {
        Awaited awaited = WaitParse.awaited(activity);
        return awaited != null && awaited.isCallback();
    }

    private static Stream<ActivityImpl> all(ScopeImpl scope) {
        return scope.getActivities().stream().flatMap(each -> Stream.concat(Stream.of(each), all(each)));
    }
}
