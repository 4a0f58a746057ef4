package io.taskloom.engine.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.taskloom.engine.GroundTest;
import io.taskloom.engine.event.Actor;
import io.taskloom.engine.event.Events;
import io.taskloom.engine.event.Ids;
import io.taskloom.engine.event.PersonId;
import io.taskloom.engine.event.Recorded;
import io.taskloom.engine.problem.NotFound;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

@GroundTest
@Import({RelayTests.Ledger.class, RelayTests.Fragile.class})
class RelayTests {

    private static final Actor ACTOR = new Actor.System("test");
    private static final PersonId NOBODY = new PersonId(Ids.next());
    private static final Duration SOON = Duration.ofSeconds(20);

    @Autowired
    private Events events;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Ledger ledger;

    @Autowired
    private Fragile fragile;

    @Autowired
    private EventHandling handling;

    @Autowired
    private EventLog log;

    @Autowired
    private ParkedEvents parked;

    private Recorded publish(UUID about, int number) {
        Recorded recorded = transaction.execute(status -> events.publish(ACTOR, new Happened(about, number)));
        return Objects.requireNonNull(recorded);
    }

    @Test
    void anEventOutsideATransactionIsRefused() {
        assertThatThrownBy(() -> events.publish(ACTOR, new Happened(Ids.next(), 1)))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void whatIsRolledBackIsNeverTold() {
        // given
        UUID about = Ids.next();
        transaction.executeWithoutResult(status -> {
            events.publish(ACTOR, new Happened(about, 1));
            status.setRollbackOnly();
        });

        // when
        publish(about, 2);

        // then
        await().atMost(SOON).until(() -> ledger.of(about).contains(2));
        assertThat(ledger.of(about)).containsExactly(2);
    }

    @Test
    void eventsOfOneSubjectKeepTheirOrder() {
        // given
        List<UUID> subjects = List.of(Ids.next(), Ids.next(), Ids.next(), Ids.next());

        // when
        for (int i = 0; i < 100; i++) {
            for (UUID subject : subjects) {
                publish(subject, i);
            }
        }

        // then
        for (UUID subject : subjects) {
            await().atMost(SOON).until(() -> ledger.of(subject).size() >= 100);
            assertThat(ledger.of(subject)).hasSize(100).isSorted();
        }
    }

    @Test
    void whoeverReadByPositionNeverMissesALateCommit() throws Exception {
        // given
        UUID about = Ids.next();
        long start = log.head(NOBODY, Set.of(Happened.WORKSPACE));
        var writing = new AtomicBoolean(true);
        List<Integer> read = new ArrayList<>();
        var random = new Random(7);
        var numbers = new AtomicInteger();

        // when: transactions stay open for differing times, so that they commit in another order than they wrote
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var reader = threads.submit(() -> {
                long position = start;
                boolean last = false;
                while (!last) {
                    last = !writing.get() && pending() == 0;
                    for (Recorded event : log.since(position, NOBODY, Set.of(Happened.WORKSPACE), Set.of(), 50)) {
                        position = Objects.requireNonNull(event.position());
                        if (event.subject().id().equals(about)) {
                            read.add(event.data().path("number").asInt());
                        }
                    }
                }
                return position;
            });
            var done = new CountDownLatch(4);
            for (int t = 0; t < 4; t++) {
                threads.submit(() -> {
                    for (int i = 0; i < 40; i++) {
                        int open = random.nextInt(15);
                        transaction.executeWithoutResult(status -> {
                            events.publish(ACTOR, new Happened(about, numbers.incrementAndGet()));
                            jdbc.sql("select pg_sleep(?)")
                                    .param(open / 1000.0)
                                    .query((row, number) -> 0)
                                    .list();
                        });
                    }
                    done.countDown();
                });
            }
            done.await();
            writing.set(false);
            reader.get();
        }

        // then
        assertThat(read).hasSize(160).doesNotHaveDuplicates();
    }

    private int pending() {
        return jdbc.sql("select count(*) from event where position is null")
                .query(Integer.class)
                .single();
    }

    @Test
    void aSecondDeliveryHasNoEffect() {
        // given
        UUID about = Ids.next();
        Recorded event = publish(about, 1);
        await().atMost(SOON).until(() -> ledger.of(about).contains(1));

        // when
        handling.handle(ledger, event);

        // then
        assertThat(ledger.of(about)).containsExactly(1);
    }

    @Test
    void aFailureIsTriedAgainBeforeTheSubjectsNextEvent() {
        // given
        UUID about = Ids.next();
        fragile.failures.put(about, new AtomicInteger(2));

        // when
        publish(about, 1);
        publish(about, 2);

        // then
        await().atMost(SOON).until(() -> fragile.handled.contains(about + " 2"));
        assertThat(fragile.handled.stream().filter(line -> line.startsWith(about.toString())))
                .containsExactly(about + " 1", about + " 2");
    }

    @Test
    void whatKeepsFailingIsParkedWithItsReason() {
        // given
        UUID about = Ids.next();
        fragile.failures.put(about, new AtomicInteger(1000));

        // when
        Recorded event = publish(about, 1);

        // then
        await().atMost(SOON).until(() -> jdbc.sql("select reason from event_parked where event = ?")
                .param(event.id())
                .query(String.class)
                .optional()
                .filter(reason -> reason.contains("on purpose"))
                .isPresent());

        // when
        UUID row = parkedRow(event);
        assertThatThrownBy(() -> parked.retry(row))
                .isInstanceOfSatisfying(FailedAgain.class, again -> assertThat(String.valueOf(again.details()))
                        .contains("on purpose"));
        fragile.failures.remove(about);
        publish(about, 2);

        // then
        await().atMost(SOON).until(() -> fragile.handled.contains(about + " 2"));
        assertThat(fragile.handled).doesNotContain(about + " 1");

        // when
        assertThat(parkedRow(event)).as("still parked").isEqualTo(row);
        parked.retry(row);

        // then
        assertThat(fragile.handled).contains(about + " 1");
        assertThat(parked.list(null, 200)).noneMatch(left -> left.event().id().equals(event.id()));
        assertThatThrownBy(() -> parked.retry(row)).isInstanceOf(NotFound.class);
    }

    private UUID parkedRow(Recorded event) {
        return parked.list(null, 200).stream()
                .filter(each -> each.event().id().equals(event.id()))
                .findFirst()
                .orElseThrow()
                .id();
    }

    /** Remembers everything. */
    @Component
    static class Ledger implements EventConsumer {

        private final Map<UUID, ConcurrentLinkedQueue<Integer>> seen = new ConcurrentHashMap<>();

        List<Integer> of(UUID about) {
            return List.copyOf(seen.getOrDefault(about, new ConcurrentLinkedQueue<>()));
        }

        @Override
        public String name() {
            return "test-ledger";
        }

        @Override
        public void handle(Recorded event) {
            seen.computeIfAbsent(event.subject().id(), id -> new ConcurrentLinkedQueue<>())
                    .add(event.data().path("number").asInt());
        }
    }

    /** Fails as often as it is told to. */
    @Component
    static class Fragile implements EventConsumer {

        private final Map<UUID, AtomicInteger> failures = new ConcurrentHashMap<>();
        private final ConcurrentLinkedQueue<String> handled = new ConcurrentLinkedQueue<>();

        @Override
        public String name() {
            return "test-fragile";
        }

        @Override
        public Set<String> types() {
            return Set.of("Happened");
        }

        @Override
        public void handle(Recorded event) {
            AtomicInteger left = failures.get(event.subject().id());
            if (left != null && left.getAndDecrement() > 0) {
                throw new IllegalStateException("on purpose");
            }
            handled.add(event.subject().id() + " " + event.data().path("number").asInt());
        }
    }
}
