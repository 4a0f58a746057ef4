package io.taskloom.engine.notification;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.taskloom.engine.EngineTest;
import io.taskloom.engine.TestTeam;
import io.taskloom.engine.TestTeam.Somebody;
import io.taskloom.engine.event.Actor;
import io.taskloom.engine.event.DomainEvent.Subject;
import io.taskloom.engine.event.Ids;
import io.taskloom.engine.event.Recorded;
import io.taskloom.engine.event.RunId;
import io.taskloom.engine.web.PageRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/** The inbox from the events' side, as Kafka hands them in: in a team of which the running consumers know nothing yet. */
@EngineTest
class InboxTests {

    @Autowired
    private TestTeam teams;

    @Autowired
    private InboxConsumer consumer;

    @Autowired
    private Inbox inbox;

    @Autowired
    private NotificationUpkeep upkeep;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private JdbcTemplate jdbc;

    @Autowired
    private ObjectMapper json;

    @Autowired
    private Clock clock;

    private TestTeam.Team team;
    private JsonNode task;

    @BeforeEach
    void aTask() {
        team = teams.team();
        task = team.task("Buy milk", "");
    }

    private Recorded event(String type, Actor actor, Instant at, Map<String, Object> more) {
        Map<String, Object> data = new HashMap<>(more);
        data.put("task", task);
        return new Recorded(
                Ids.next(),
                1L,
                type,
                team.workspace(),
                team.project(),
                null,
                actor,
                new Subject("task", UUID.fromString(task.path("id").asText())),
                at,
                0,
                json.valueToTree(data));
    }

    private Recorded mention(Somebody person) {
        return event(
                "CommentAdded",
                team.owner().actor(),
                clock.instant(),
                Map.of(
                        "commentId",
                        Ids.next(),
                        "mentions",
                        List.of(Map.of("id", person.id(), "name", "x")),
                        "excerpt",
                        "Hi"));
    }

    private Recorded changed(Instant at) {
        return event(
                "TaskUpdated", team.owner().actor(), at, Map.of("fields", List.of("title"), "assigned", List.of()));
    }

    private void deliver(Recorded event) {
        if (consumer.wants(event)) {
            transaction.executeWithoutResult(status -> consumer.handle(event));
        }
    }

    private List<NotificationView> inbox(Somebody person) {
        return inbox.list(new Actor.Person(person.id()), false, new PageRequest(200, null)).items().stream()
                .filter(notification -> notification.kind() != NotificationKind.INVITED)
                .toList();
    }

    private @Nullable Long told(Somebody person) {
        return jdbc.queryForObject(
                "select count(*) from event where type = 'NotificationAdded' and only_person = ? and subject_id in"
                        + " (select id from notification where kind <> 'invited')",
                Long.class,
                person.id().value());
    }

    @Test
    void aRecordThatIsHandedInAgainIsToldOnce() {
        Recorded event = mention(team.viewer());

        deliver(event);
        deliver(event);

        assertThat(inbox(team.viewer())).hasSize(1);
        assertThat(told(team.viewer())).isEqualTo(1);
    }

    @Test
    void aNodeThatDiesInBetweenLeavesNothingBehindAndTheNextOneTellsIt() {
        Recorded event = mention(team.viewer());
        transaction.executeWithoutResult(status -> {
            consumer.handle(event);
            status.setRollbackOnly();
        });
        assertThat(inbox(team.viewer())).isEmpty();

        deliver(event);

        assertThat(inbox(team.viewer())).hasSize(1);
        assertThat(told(team.viewer())).isEqualTo(1);
    }

    @Test
    void whatWasReadAndIsHandedInAgainStaysRead() {
        Recorded event = changed(clock.instant());
        deliver(event);
        NotificationView first = inbox(team.member()).getFirst();
        inbox.read(new Actor.Person(team.member().id()), first.id());

        deliver(event);

        assertThat(inbox(team.member())).hasSize(1);
        assertThat(inbox(team.member()).getFirst().readAt()).isNotNull();
    }

    @Test
    void aBurstOfChangesIsOneNotificationUntilItIsReadOrPauses() {
        Instant start = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        for (int i = 0; i < 5; i++) {
            deliver(changed(start.plusSeconds(i * 30L)));
        }
        assertThat(inbox(team.member())).hasSize(1);
        assertThat(told(team.member())).isEqualTo(1);
        assertThat(inbox(team.member()).getFirst().at()).isEqualTo(start.plusSeconds(120));

        deliver(changed(start.plusSeconds(181)));
        assertThat(inbox(team.member())).hasSize(2);

        inbox.readAll(new Actor.Person(team.member().id()), null);
        deliver(changed(start.plusSeconds(182)));
        assertThat(inbox(team.member())).hasSize(3);
    }

    @Test
    void inABurstTheCompletionIsWhatCounts() {
        Instant now = clock.instant();
        deliver(changed(now));
        deliver(event("TaskCompleted", team.owner().actor(), now.plusSeconds(1), Map.of()));
        deliver(changed(now.plusSeconds(2)));
        assertThat(inbox(team.member())).extracting(NotificationView::kind).containsExactly(NotificationKind.COMPLETED);

        deliver(event("TaskReopened", team.owner().actor(), now.plusSeconds(3), Map.of()));
        assertThat(inbox(team.member())).extracting(NotificationView::kind).containsExactly(NotificationKind.CHANGED);
    }

    @Test
    void whoIsMentionedByAChangeIsToldThatAlone() {
        Instant now = clock.instant();
        deliver(changed(now));
        deliver(event(
                "TaskMentioned",
                team.owner().actor(),
                now,
                Map.of("people", List.of(Map.of("id", team.member().id())), "excerpt", "Hi")));

        assertThat(inbox(team.member())).extracting(NotificationView::kind).containsExactly(NotificationKind.MENTIONED);
    }

    @Test
    void aRunTellsEvenWhoPublishedItWhenItGivesThemATask() {
        var run = new Actor.Run(new RunId(Ids.next()), team.member().id(), 1);

        deliver(event(
                "TaskUpdated",
                run,
                clock.instant(),
                Map.of(
                        "fields",
                        List.of("assignees"),
                        "assigned",
                        List.of(Map.of("id", team.member().id())))));

        NotificationView told = inbox(team.member()).getFirst();
        assertThat(told.kind()).isEqualTo(NotificationKind.ASSIGNED);
        assertThat(told.actor().kind()).isEqualTo("run");
    }

    @Test
    void nobodyIsToldOfTheirOwnActsOrOfWhatTheyMayNotSee() {
        deliver(mention(team.owner()));
        deliver(mention(team.colleague()));
        deliver(mention(team.stranger()));

        assertThat(inbox(team.owner())).isEmpty();
        for (Somebody person : List.of(team.colleague(), team.stranger())) {
            assertThat(jdbc.queryForObject(
                            "select count(*) from notification where person_id = ? and kind <> 'invited'",
                            Long.class,
                            person.id().value()))
                    .isZero();
        }
    }

    @Test
    void aCardThatOnlyMovedUpOrDownIsNoNews() {
        Recorded event = event(
                "TaskUpdated",
                team.owner().actor(),
                clock.instant(),
                Map.of("fields", List.of("position"), "assigned", List.of()));

        assertThat(consumer.wants(event)).isFalse();
    }

    @Test
    void whatIsPastKeepingGoesOnOneNodeAtATime() {
        // given
        deliver(mention(team.viewer()));
        deliver(mention(team.viewer()));
        deliver(mention(team.viewer()));
        List<NotificationView> all = inbox(team.viewer());
        age(all.get(0), Duration.ofDays(100), true);
        age(all.get(1), Duration.ofDays(100), false);
        age(all.get(2), Duration.ofDays(400), false);

        // when
        transaction.executeWithoutResult(status -> {
            jdbc.query("select pg_advisory_xact_lock(hashtextextended('notification upkeep', 0))", row -> {});
            CompletableFuture.runAsync(upkeep::tidy).join();
        });
        assertThat(left(all)).hasSize(3);
        upkeep.tidy();

        // then
        assertThat(left(all)).containsExactly(all.get(1).id().value());
    }

    private void age(NotificationView notification, Duration age, boolean read) {
        OffsetDateTime then = clock.instant().minus(age).atOffset(ZoneOffset.UTC);
        UUID id = new UUID(
                then.toInstant().toEpochMilli() << 16 | 0x7000,
                notification.id().value().getLeastSignificantBits());
        jdbc.update(
                "update notification set id = ?, at = ?, read_at = ? where id = ?",
                id,
                then,
                read ? then : null,
                notification.id().value());
        ids.put(notification.id().value(), id);
    }

    private final Map<UUID, UUID> ids = new HashMap<>();

    private List<UUID> left(List<NotificationView> all) {
        return all.stream()
                .map(notification -> notification.id().value())
                .filter(id -> Boolean.TRUE.equals(jdbc.queryForObject(
                        "select exists (select from notification where id = ?)", Boolean.class, ids.get(id))))
                .toList();
    }
}
