package io.taskloom.processes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.externaltask.LockedExternalTask;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class TaskProcessTests {

    private static final PlainEngine PLAIN =
            new PlainEngine("task-process").deploy("processes/task.bpmn").deploy("work-flow.bpmn");

    @RegisterExtension
    static final FlowNodeCoverage COVERAGE = new FlowNodeCoverage(PLAIN, "task");

    private static final Date SOON = Date.from(Instant.parse("2030-01-01T10:00:00Z"));
    private static final Date LATER = Date.from(Instant.parse("2030-01-02T10:00:00Z"));

    private final RuntimeService runtime = PLAIN.engine.getRuntimeService();

    @BeforeEach
    void mailGoesToTwoPeople() {
        PLAIN.performed.clear();
        PLAIN.when(
                "remind",
                input -> Map.of(
                        "recipients",
                        List.of("uma@taskloom.example", "ugo@taskloom.example"),
                        "subject",
                        "Reminder " + input.get("reminderId"),
                        "text",
                        "Buy milk",
                        "html",
                        "<p>Buy milk</p>"));
    }

    @AfterEach
    void endWhatIsLeft() {
        runtime.createProcessInstanceQuery()
                .list()
                .forEach(left -> runtime.deleteProcessInstance(left.getId(), "test over"));
    }

    @Test
    void anOpenTaskWaitsForItsPersonAndArmsNothing() {
        ProcessInstance task = open();

        assertThat(task).isWaitingAt("do-it");
        assertThat(timers(task)).isEmpty();
        assertThat(runtime.createVariableInstanceQuery()
                        .processInstanceIdIn(task.getId())
                        .count())
                .isZero();
    }

    @Test
    void completingTheTaskEndsEverythingThatWasArmed() {
        ProcessInstance task = open();
        remind(task, "r1", SOON);
        due(task, SOON);

        complete(task);

        assertThat(task).isEnded().hasPassed("do-it", "done");
        assertNothingLeft();
    }

    @Test
    void cancellingTheTaskEndsEverythingThatWasArmed() {
        ProcessInstance task = open();
        remind(task, "r1", SOON);
        due(task, LATER);

        send(task, "task-cancelled", Map.of());

        assertThat(task).isEnded().hasPassed("cancelled", "task-cancelled").hasNotPassed("done");
        assertNothingLeft();
    }

    @Test
    void aTaskWithAWorkFlowFollowsItToItsEndUnderItsOwnKey() {
        ProcessInstance task = openWithWorkFlow();
        assertThat(task).isWaitingAt("follow-the-work-flow");
        ProcessInstance followed = runtime.createProcessInstanceQuery()
                .superProcessInstanceId(task.getId())
                .singleResult();
        assertThat(followed.getBusinessKey()).isEqualTo("task-1");
        assertThat(runtime.getVariable(followed.getId(), "taskId")).isEqualTo("task-1");

        complete(followed);

        assertThat(task).isEnded().hasPassed("work-flow-done");
        assertNothingLeft();
    }

    @Test
    void cancellingATaskEndsTheWorkFlowThatItFollows() {
        ProcessInstance task = openWithWorkFlow();

        send(task, "task-cancelled", Map.of());

        assertThat(task).isEnded().hasPassed("work-flow-cancelled", "work-flow-task-cancelled");
        assertNothingLeft();
    }

    @Test
    void aReminderIsMailedToEachRecipientAndThenNoted() {
        ProcessInstance task = open();
        remind(task, "r1", SOON);

        fire(task, "reminder-due");

        List<LockedExternalTask> mails = mails();
        assertThat(mails)
                .extracting(mail -> mail.getVariables().get("to"))
                .containsExactlyInAnyOrder("uma@taskloom.example", "ugo@taskloom.example");
        assertThat(mails).allSatisfy(mail -> assertThat(mail.getVariables())
                .containsEntry("subject", "Reminder r1")
                .containsEntry("text", "Buy milk")
                .containsEntry("html", "<p>Buy milk</p>"));
        assertThat(mails).allSatisfy(mail -> assertThat(mail.getBusinessKey()).isEqualTo("task-1"));

        mails.forEach(this::sent);
        assertThat(PLAIN.performed)
                .extracting(PlainEngine.Performed::action)
                .containsExactly("remind", "note-reminded");
        assertThat(PLAIN.performed.getLast().input()).containsEntry("reminderId", "r1");
        assertThat(task).hasPassed("reminded").isWaitingAt("do-it");
    }

    @Test
    void aReminderWithoutRecipientsSendsNothing() {
        PLAIN.when("remind", input -> Map.of("recipients", List.of(), "subject", "", "text", "", "html", ""));
        ProcessInstance task = open();
        remind(task, "r1", SOON);

        fire(task, "reminder-due");

        assertThat(mails()).isEmpty();
        assertThat(task).hasPassed("note-reminded", "reminded").isWaitingAt("do-it");
    }

    @Test
    void twoRemindersDueAtOnceKeepTheirMailsApart() {
        ProcessInstance task = open();
        remind(task, "r1", SOON);
        remind(task, "r2", SOON);

        fireAll(task);

        assertThat(mails())
                .extracting(mail -> mail.getVariables().get("subject"))
                .containsExactlyInAnyOrder("Reminder r1", "Reminder r1", "Reminder r2", "Reminder r2");
        assertThat(runtime.createVariableInstanceQuery()
                        .activityInstanceIdIn(task.getId())
                        .count())
                .as("nothing spills into the instance itself")
                .isZero();
    }

    @Test
    void oneReminderCanBeRemovedWhileAnotherStays() {
        ProcessInstance task = open();
        remind(task, "r1", SOON);
        remind(task, "r2", LATER);

        send(task, "reminder-removed:r1", Map.of());

        assertThat(timers(task)).singleElement().satisfies(timer -> assertThat(timer.getDuedate())
                .isEqualTo(LATER));
        assertThat(task).hasPassed("reminder-removed", "reminder-gone").isWaitingAt("do-it");
    }

    @Test
    void eachReminderIsOneTimerThatCanBeMoved() {
        ProcessInstance task = open();
        remind(task, "r1", SOON);

        PLAIN.engine
                .getManagementService()
                .setJobDuedate(timers(task).getFirst().getId(), LATER);

        assertThat(timers(task)).singleElement().satisfies(timer -> assertThat(timer.getDuedate())
                .isEqualTo(LATER));
    }

    @Test
    void aTaskPastItsDueDateIsMarkedAndStaysOpen() {
        ProcessInstance task = open();
        due(task, SOON);

        fire(task, "due-date-passed");

        assertThat(PLAIN.performed)
                .singleElement()
                .satisfies(step -> assertThat(step.action()).isEqualTo("mark-overdue"))
                .satisfies(step -> assertThat(step.businessKey()).isEqualTo("task-1"));
        assertThat(task).hasPassed("marked-overdue").isWaitingAt("do-it");
    }

    @Test
    void aRemovedDueDateDisarmsAndANewOneArmsAgain() {
        ProcessInstance task = open();
        due(task, SOON);

        send(task, "due-date-removed", Map.of());
        assertThat(timers(task)).isEmpty();
        assertThat(task).hasPassed("due-date-removed", "due-date-gone");

        due(task, LATER);
        assertThat(timers(task)).hasSize(1);
    }

    @Test
    void completingWhileAMailIsOnItsWayTakesTheMailBack() {
        ProcessInstance task = open();
        remind(task, "r1", SOON);
        fire(task, "reminder-due");

        complete(task);

        assertThat(task).isEnded();
        assertNothingLeft();
    }

    private ProcessInstance openWithWorkFlow() {
        return runtime.startProcessInstanceByMessage(
                "work-flow-task-opened", "task-1", Map.of("workFlowKey", "work-flow", "workFlowVersion", 1));
    }

    private ProcessInstance open() {
        return runtime.startProcessInstanceByKey("task", "task-1");
    }

    private void complete(ProcessInstance task) {
        var tasks = PLAIN.engine.getTaskService();
        tasks.complete(tasks.createTaskQuery()
                .processInstanceId(task.getId())
                .singleResult()
                .getId());
    }

    private void remind(ProcessInstance task, String reminder, Date at) {
        send(task, "reminder-set", Map.of("reminderId", reminder, "remindAt", at));
    }

    private void due(ProcessInstance task, Date at) {
        send(task, "due-date-set", Map.of("dueAt", at));
    }

    private void send(ProcessInstance task, String message, Map<String, Object> local) {
        runtime.createMessageCorrelation(message)
                .processInstanceId(task.getId())
                .setVariablesToTriggeredScope(local)
                .correlate();
    }

    private List<Job> timers(ProcessInstance task) {
        return PLAIN.engine
                .getManagementService()
                .createJobQuery()
                .processInstanceId(task.getId())
                .timers()
                .list();
    }

    private void fire(ProcessInstance task, String timer) {
        assertThat(timers(task)).hasSize(1);
        fireAll(task);
        assertThat(task).hasPassed(timer);
    }

    private void fireAll(ProcessInstance task) {
        timers(task).forEach(timer -> PLAIN.engine.getManagementService().executeJob(timer.getId()));
    }

    private List<LockedExternalTask> mails() {
        return PLAIN.engine
                .getExternalTaskService()
                .fetchAndLock(10, "test")
                .topic("connector:email.send", 60_000)
                .execute();
    }

    private void sent(LockedExternalTask mail) {
        PLAIN.engine.getExternalTaskService().complete(mail.getId(), "test");
    }

    /** No instance, execution, job, subscription, external task or variable. */
    private void assertNothingLeft() {
        assertThat(runtime.createExecutionQuery().count()).isZero();
        // The model itself waits to be started.
        assertThat(runtime.createEventSubscriptionQuery().list())
                .filteredOn(subscription -> subscription.getProcessInstanceId() != null)
                .isEmpty();
        assertThat(runtime.createVariableInstanceQuery().count()).isZero();
        assertThat(PLAIN.engine.getManagementService().createJobQuery().count()).isZero();
        assertThat(PLAIN.engine
                        .getExternalTaskService()
                        .createExternalTaskQuery()
                        .count())
                .isZero();
    }
}
