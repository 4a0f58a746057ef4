package io.taskloom.engine.bpm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.taskloom.engine.bpm.model.KnownTopics;
import io.taskloom.engine.event.Actor;
import io.taskloom.engine.event.Ids;
import io.taskloom.engine.event.WorkspaceId;
import java.util.Map;
import java.util.Objects;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

@BpmTest
class ActionTests {

    @Autowired
    Processes processes;

    @Autowired
    RepositoryService repository;

    @Autowired
    RuntimeService runtime;

    @Autowired
    NoteAction action;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    KnownTopics topics;

    private UsersModels models;

    @BeforeEach
    void models() {
        models = new UsersModels(repository, processes);
    }

    @Test
    void anActionOfARunHasTheRightsOfItsPublisherAndItsResultIsAVariable() {
        // when
        InstanceId instance = models.start(noting(), Map.of("text", "hello"));

        // then
        await().until(() -> runtime.getVariable(instance.toString(), "noted") != null);
        assertThat(action.notes(instance)).containsExactly("run hello");
        assertThat(action.calls.getLast().actor())
                .isInstanceOfSatisfying(
                        Actor.Run.class, run -> assertThat(run.person()).isEqualTo(RecordingJournal.PUBLISHER));
        assertThat(runtime.getVariable(instance.toString(), "noted"))
                .isEqualTo(Map.of("id", action.calls.getLast().step().toString(), "length", 5));
    }

    @Test
    void aRefusedActionLeavesNoRowAndHoldsTheRunWithoutUndoingItsTrigger() {
        // when
        InstanceId instance = models.start(noting(), Map.of("text", "forbidden"));

        // then
        await().until(() -> !processes.incidents(instance).isEmpty());
        assertThat(action.notes(instance)).isEmpty();
        assertThat(processes.incidents(instance).getFirst().message()).isEqualTo("Not that.");
    }

    @Test
    void inputThatBreaksARuleNamesTheField() {
        InstanceId instance = models.start(noting(), Map.of("text", " "));
        await().until(() -> !processes.incidents(instance).isEmpty());
        assertThat(processes.incidents(instance).getFirst().message()).startsWith("text ");
    }

    @Test
    void anActionOfOurOwnModelIsPartOfTheTransactionThatReachesIt() {
        // when
        InstanceId kept = startOwn("kept");
        InstanceId undone = Objects.requireNonNull(transaction.execute(status -> {
            status.setRollbackOnly();
            return startOwn("undone");
        }));

        // then
        assertThat(action.notes(kept)).containsExactly("system kept");
        assertThat(action.notes(undone)).isEmpty();
        assertThatThrownBy(() -> startOwn("forbidden")).isInstanceOf(NoteAction.Refused.class);
    }

    @Test
    void onlyTopicsThatSomebodyServesAreKnown() {
        assertThat(topics.knows("taskloom:note")).isTrue();
        assertThat(topics.knows("taskloom:nothing")).isFalse();
        assertThat(topics.knows("work:anything")).isTrue();
        assertThat(topics.knows("elsewhere:anything")).isFalse();
        assertThat(topics.knows("anything")).isFalse();
    }

    private static BpmnModelInstance noting() {
        return UsersModels.model()
                .serviceTask("note")
                .camundaExternalTask("taskloom:note")
                .camundaInputParameter("text", "${text}")
                .camundaOutputParameter("noted", "${result}")
                .userTask("read")
                .done();
    }

    private InstanceId startOwn(String text) {
        return processes.start(new StartProcess(
                new StartProcess.Definition.OwnKey("own-note"),
                "17",
                new WorkspaceId(Ids.next()),
                Map.of("text", text),
                null));
    }
}
