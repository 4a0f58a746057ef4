package io.taskloom.engine.task.dependency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.taskloom.engine.EngineTest;
import io.taskloom.engine.TestTeam;
import io.taskloom.engine.event.Actor;
import io.taskloom.engine.event.ProjectId;
import io.taskloom.engine.project.Projects;
import io.taskloom.engine.task.MoveTask;
import io.taskloom.engine.task.TaskId;
import io.taskloom.engine.task.TaskOrder;
import io.taskloom.engine.task.Tasks;
import io.taskloom.engine.web.IfMatch;
import io.taskloom.engine.web.Patch;
import io.taskloom.engine.workspace.Workspaces;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** One person links two tasks while another takes one of them to another workspace: no link reaches over. */
@EngineTest
@Timeout(90)
class LinkedWhileMovedTests {

    @Autowired
    private TestTeam teams;

    @Autowired
    private Workspaces workspaces;

    @Autowired
    private Projects projects;

    @Autowired
    private Tasks tasks;

    @Autowired
    private TaskOrder order;

    @Autowired
    private Dependencies dependencies;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transaction;

    private Actor person;
    private ProjectId home;
    private TaskId one;
    private TaskId other;

    @BeforeEach
    void twoTasks() {
        var team = teams.team();
        person = team.member().actor();
        home = projects.create(person, workspaces.create(person, "Home").id(), "Home", null, null)
                .id();
        one = TaskId.of(team.task("One", "").path("id").asText());
        other = TaskId.of(team.task("Other", "").path("id").asText());
    }

    @ParameterizedTest
    @EnumSource
    void whoLinksFirstLosesTheLinkToTheMove(Relation relation) {
        Optional<Throwable> failed = atOnce(() -> link(relation), this::move);

        assertThat(failed).isEmpty();
        assertThat(tasks.get(person, one).projectId()).isEqualTo(home);
        assertThat(links()).isZero();
    }

    @ParameterizedTest
    @EnumSource
    void whoLinksWhatIsBeingMovedIsTurnedAway(Relation relation) {
        Optional<Throwable> failed = atOnce(this::move, () -> link(relation));

        assertThat(failed).isPresent();
        assertThat(tasks.get(person, one).projectId()).isEqualTo(home);
        assertThat(links()).isZero();
    }

    private void link(Relation relation) {
        dependencies.add(person, one, relation, other);
    }

    private void move() {
        order.move(person, one, new MoveTask(home, Patch.absent(), Patch.absent(), null, null), IfMatch.any());
    }

    /** The first commits only once the second is done or waits for it. @return what became of the second */
    private Optional<Throwable> atOnce(Runnable first, Runnable second) {
        CompletableFuture<Optional<Throwable>> late = Objects.requireNonNull(transaction.execute(status -> {
            first.run();
            var running = CompletableFuture.runAsync(second).handle((done, failure) -> Optional.ofNullable(failure));
            await().atMost(Duration.ofSeconds(30)).until(() -> running.isDone() || somebodyWaits());
            return running;
        }));
        return late.join();
    }

    private boolean somebodyWaits() {
        return jdbc.sql("select exists (select from pg_locks where not granted)")
                .query(Boolean.class)
                .single();
    }

    private long links() {
        return jdbc.sql("select count(*) from task_dependency where task_id in (:two) or other_id in (:two)")
                .param("two", List.of(one.value(), other.value()))
                .query(Long.class)
                .single();
    }
}
