package io.taskloom.engine.task;

import static org.assertj.core.api.Assertions.assertThat;

import io.taskloom.engine.EngineTest;
import io.taskloom.engine.TestTeam;
import io.taskloom.engine.event.Actor;
import io.taskloom.engine.problem.NotFound;
import io.taskloom.engine.task.place.Rank;
import io.taskloom.engine.web.IfMatch;
import io.taskloom.engine.web.Patch;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Properties of the order under moves that a seed makes up, by one person and by several at once (promise T4). */
@EngineTest
@Timeout(120)
class TaskOrderTests {

    @Autowired
    private TestTeam teams;

    @Autowired
    private Tasks tasks;

    @Autowired
    private TaskOrder order;

    @Autowired
    private Shelves shelves;

    @Autowired
    private JdbcClient jdbc;

    private TestTeam.Team team;

    @BeforeEach
    void newTeam() {
        team = teams.team();
    }

    private List<TaskId> make(int count) {
        List<TaskId> made = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            made.add(tasks.create(
                            team.member().actor(),
                            team.project(),
                            new CreateTask("Card " + i, null, null, null, null, null, List.of(), List.of(), null))
                    .id());
        }
        return made;
    }

    private TaskView move(Actor actor, TaskId task, @Nullable TaskId before, @Nullable TaskId after) {
        return order.move(
                actor, task, new MoveTask(null, Patch.absent(), Patch.absent(), before, after), IfMatch.any());
    }

    private List<TaskId> inOrder() {
        return jdbc
                .sql("select id from task where project_id = ? and deleted_at is null order by rank")
                .param(team.project().value())
                .query(UUID.class)
                .stream()
                .map(TaskId::new)
                .toList();
    }

    private List<String> ranks() {
        return jdbc.sql("select rank from task where project_id = ? order by rank")
                .param(team.project().value())
                .query(String.class)
                .list();
    }

    @ParameterizedTest
    @ValueSource(longs = {7, 42})
    void oneAfterTheOtherTheMovesMakeTheOrderOfAList(long seed) {
        // given
        Random random = new Random(seed);
        List<TaskId> model = new ArrayList<>(make(8));

        for (int i = 0; i < 80; i++) {
            // when
            TaskId moved = model.remove(random.nextInt(model.size()));
            int place = random.nextInt(model.size() + 1);
            boolean behind = place > 0 && (place == model.size() || random.nextBoolean());
            if (place == model.size() && random.nextBoolean()) {
                move(team.member().actor(), moved, null, null);
            } else if (behind) {
                move(team.member().actor(), moved, null, model.get(place - 1));
            } else {
                move(team.member().actor(), moved, model.get(place), null);
            }
            model.add(place, moved);
        }

        // then
        assertThat(inOrder()).isEqualTo(model);
        assertThat(make(1).getFirst()).isEqualTo(inOrder().getLast());
    }

    @Test
    void peopleWhoMoveAtOnceNeverLoseOrDoubleAPlace() throws Exception {
        // given
        List<TaskId> cards = make(12);
        List<Actor> people = List.of(
                team.member().actor(),
                team.owner().actor(),
                team.member().actor(),
                team.owner().actor());

        // when
        AtomicInteger missed = new AtomicInteger();
        List<Callable<Void>> movers = new ArrayList<>();
        for (int who = 0; who < people.size(); who++) {
            Actor actor = people.get(who);
            Random random = new Random(20261121 + who);
            movers.add(() -> {
                for (int i = 0; i < 50; i++) {
                    TaskId card = cards.get(random.nextInt(cards.size()));
                    TaskId other = cards.get(random.nextInt(cards.size()));
                    try {
                        act(actor, random, card, other);
                    } catch (NotFound e) {
                        // Somebody has just put the card into the bin.
                        missed.incrementAndGet();
                    }
                }
                return null;
            });
        }
        try (var threads = Executors.newFixedThreadPool(people.size())) {
            for (Future<Void> done : threads.invokeAll(movers)) {
                done.get();
            }
        }
        cards.forEach(card -> shelves.restore(team.member().actor(), card, IfMatch.any()));

        // then
        assertThat(missed).hasValueLessThan(40);
        assertThat(inOrder()).containsAll(cards).doesNotHaveDuplicates();
        assertThat(ranks()).doesNotHaveDuplicates().allMatch(rank -> rank.length() <= Rank.LONG);
    }

    private void act(Actor actor, Random random, TaskId card, TaskId other) {
        if (card.equals(other)) {
            make(1);
        } else if (random.nextInt(10) == 0) {
            shelves.delete(actor, card, IfMatch.any());
            shelves.restore(actor, card, IfMatch.any());
        } else if (random.nextBoolean()) {
            move(actor, card, other, null);
        } else {
            move(actor, card, null, other);
        }
    }

    @Test
    void aGapThatIsUsedAgainAndAgainGetsRoomAndKeepsTheOrder() {
        // given
        List<TaskId> cards = new ArrayList<>(make(6));

        // when: each goes right behind the first, again and again
        for (int i = 0; i < 300; i++) {
            TaskId last = cards.removeLast();
            move(team.member().actor(), last, null, cards.getFirst());
            cards.add(1, last);
        }

        // then
        assertThat(inOrder()).isEqualTo(cards);
        assertThat(ranks()).allMatch(rank -> rank.length() <= Rank.LONG);
    }

    @Test
    void whatStandsThereAlreadyStaysAsItIs() {
        List<TaskId> cards = make(3);

        TaskView same = move(team.member().actor(), cards.get(1), null, cards.getFirst());

        assertThat(same.version()).isEqualTo(1);
        assertThat(inOrder()).isEqualTo(cards);
    }
}
