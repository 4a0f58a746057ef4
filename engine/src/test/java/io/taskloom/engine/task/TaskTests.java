package io.taskloom.engine.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.taskloom.engine.event.Ids;
import io.taskloom.engine.event.PersonId;
import io.taskloom.engine.event.ProjectId;
import io.taskloom.engine.event.WorkspaceId;
import io.taskloom.engine.problem.InvalidInput;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class TaskTests {

    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");
    private static final Instant LATER = NOW.plus(Duration.ofHours(1));

    private static Task task(Status status, Kind kind) {
        TaskId id = new TaskId(Ids.next());
        return new Task(
                id,
                new ProjectId(Ids.next()),
                new WorkspaceId(Ids.next()),
                details("Buy milk", Schedule.NONE),
                status,
                false,
                kind,
                null,
                new Origin("system", null, null),
                null,
                Place.end(id, null, null),
                Shelf.NONE,
                3,
                NOW,
                NOW,
                status.open() ? null : NOW,
                Surroundings.NONE);
    }

    private static Details details(String title, Schedule schedule) {
        return new Details(title, null, Priority.MEDIUM, schedule, List.of(), List.of(), null, Map.of());
    }

    @Test
    void anOpenTaskCanBeCompletedOnce() {
        Task done = task(Status.IN_PROGRESS, Kind.TASK).complete(LATER);

        assertThat(done.status()).isEqualTo(Status.DONE);
        assertThat(done.completedAt()).isEqualTo(LATER);
        assertThat(done.version()).isEqualTo(4);
        assertThatThrownBy(() -> done.complete(LATER)).isInstanceOf(TaskNotOpen.class);
    }

    @ParameterizedTest
    @EnumSource(
            value = Status.class,
            names = {"DONE", "CANCELLED"})
    void aClosedTaskRefusesEveryMoveButReopening(Status closed) {
        Task task = task(closed, Kind.TASK);

        assertThatThrownBy(() -> task.complete(LATER)).isInstanceOf(TaskNotOpen.class);
        assertThatThrownBy(() -> task.cancel(LATER)).isInstanceOf(TaskNotOpen.class);
        assertThatThrownBy(() -> task.progress(Status.IN_PROGRESS, LATER)).isInstanceOf(TaskNotOpen.class);
        assertThatThrownBy(() -> task.markOverdue(LATER)).isInstanceOf(TaskNotOpen.class);
        assertThat(task.reopen(Status.TODO, LATER).completedAt()).isNull();
    }

    @Test
    void anOpenTaskCanNotBeReopened() {
        assertThatThrownBy(() -> task(Status.TODO, Kind.TASK).reopen(Status.TODO, LATER))
                .isInstanceOf(TaskStillOpen.class);
    }

    @Test
    void aClosedStepIsNotReopenedSinceItsProcessHasGoneOn() {
        assertThatThrownBy(() -> task(Status.DONE, Kind.STEP).reopen(Status.TODO, LATER))
                .isInstanceOf(StepBelongsToRun.class);
    }

    @Test
    void movingTheDueDateTakesTheOverdueMarkOff() {
        Task late = task(Status.TODO, Kind.TASK).markOverdue(NOW);

        assertThat(late.edit(details("Buy milk", new Schedule(null, LATER, null)), NOW)
                        .overdue())
                .isFalse();
        assertThat(late.edit(details("Buy bread", Schedule.NONE), NOW).overdue())
                .isTrue();
    }

    @Test
    void aChangeNamesTheFieldsThatDiffer() {
        Task before = task(Status.TODO, Kind.TASK);
        Task after = before.edit(details("Buy bread", new Schedule(null, LATER, null)), NOW)
                .complete(LATER);

        assertThat(FieldChange.between(before, after))
                .containsExactly(
                        new FieldChange("title", "Buy milk", "Buy bread"),
                        new FieldChange("status", Status.TODO, Status.DONE),
                        new FieldChange("dueAt", null, LATER));
        assertThat(Transition.between(before, after)).isEqualTo(Transition.COMPLETED);
    }

    static Stream<Arguments> badInput() {
        String zone = "Europe/Berlin";
        return Stream.of(
                Arguments.of("title", create("", null, null, null, zone, 0)),
                Arguments.of("title", create("   ", null, null, null, zone, 0)),
                Arguments.of("title", create("x".repeat(251), null, null, null, zone, 0)),
                Arguments.of("description", create("ok", "ä".repeat(26_000), null, null, zone, 0)),
                Arguments.of("dueAt", create("ok", null, LATER, NOW, zone, 0)),
                Arguments.of("dueAt", create("ok", null, null, Instant.MAX.minusSeconds(1), zone, 0)),
                Arguments.of("timeZone", create("ok", null, null, null, "Europe/Atlantis", 0)),
                Arguments.of("assignees", create("ok", null, null, null, zone, 21)));
    }

    private static CreateTask create(
            String title,
            @Nullable String description,
            @Nullable Instant startAt,
            @Nullable Instant dueAt,
            String timeZone,
            int assignees) {
        List<PersonId> people = IntStream.range(0, assignees)
                .mapToObj(ignored -> new PersonId(Ids.next()))
                .toList();
        return new CreateTask(title, description, null, startAt, dueAt, timeZone, people, List.of(), null);
    }

    @ParameterizedTest
    @MethodSource
    void badInput(String field, CreateTask command) {
        assertThatThrownBy(command::details)
                .isInstanceOfSatisfying(InvalidInput.class, refused -> assertThat(refused.errors())
                        .extracting(InvalidInput.FieldError::field)
                        .containsExactly(field));
    }

    @Test
    void aTitleMayHave250CharactersOfAnyPlane() {
        assertThat(create("😀".repeat(250), null, null, null, "UTC", 0)
                        .details()
                        .title())
                .hasSize(500);
    }
}
