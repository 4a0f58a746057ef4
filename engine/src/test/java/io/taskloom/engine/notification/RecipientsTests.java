package io.taskloom.engine.notification;

import static io.taskloom.engine.notification.NotificationKind.ASSIGNED;
import static io.taskloom.engine.notification.NotificationKind.CHANGED;
import static io.taskloom.engine.notification.NotificationKind.COMMENTED;
import static io.taskloom.engine.notification.NotificationKind.MENTIONED;
import static org.assertj.core.api.Assertions.assertThat;

import io.taskloom.engine.event.Ids;
import io.taskloom.engine.event.PersonId;
import io.taskloom.engine.task.TaskId;
import io.taskloom.engine.task.watch.Level;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecipientsTests {

    private static final PersonId UMA = new PersonId(Ids.next());
    private static final PersonId MONA = new PersonId(Ids.next());

    private static News news(
            @Nullable NotificationKind followers, boolean fresh, NotificationKind reason, PersonId... named) {
        return new News(new TaskId(Ids.next()), followers, fresh, Set.of(named), reason, null, null, null);
    }

    @ParameterizedTest
    @CsvSource({
        "ALL,      true,  true,  true,  true",
        "MINE,     false, true,  true,  true",
        "MENTIONS, false, false, false, true",
        "NONE,     false, false, false, false"
    })
    void eachLevelLetsThroughWhatItSays(
            Level level, boolean othersTasks, boolean watched, boolean assigned, boolean mentioned) {
        Map<PersonId, Level> levels = Map.of(UMA, level);

        assertThat(Recipients.of(news(CHANGED, false, CHANGED), Set.of(), levels)
                        .containsKey(UMA))
                .isEqualTo(othersTasks);
        assertThat(Recipients.of(news(COMMENTED, false, CHANGED), Set.of(UMA), levels)
                        .containsKey(UMA))
                .isEqualTo(watched);
        assertThat(Recipients.of(news(null, false, ASSIGNED, UMA), Set.of(UMA), levels)
                        .containsKey(UMA))
                .isEqualTo(assigned);
        assertThat(Recipients.of(news(null, false, MENTIONED, UMA), Set.of(), levels)
                        .containsKey(UMA))
                .isEqualTo(mentioned);
    }

    @Test
    void whoNeverChoseIsToldWhatIsTheirs() {
        assertThat(Recipients.of(news(CHANGED, false, CHANGED), Set.of(UMA), Map.of()))
                .containsOnly(Map.entry(UMA, CHANGED));
    }

    @Test
    void beingNamedCountsForMoreThanFollowing() {
        assertThat(Recipients.of(news(COMMENTED, false, MENTIONED, UMA), Set.of(UMA, MONA), Map.of(UMA, Level.ALL)))
                .containsOnly(Map.entry(UMA, MENTIONED), Map.entry(MONA, COMMENTED));
    }

    @Test
    void ofANewTaskOnlyWhoFollowsTheWholeProjectIsTold() {
        assertThat(Recipients.of(news(CHANGED, true, ASSIGNED), Set.of(UMA), Map.of(MONA, Level.ALL)))
                .containsOnly(Map.entry(MONA, CHANGED));
    }
}
