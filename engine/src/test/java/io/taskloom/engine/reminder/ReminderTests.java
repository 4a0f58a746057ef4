package io.taskloom.engine.reminder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.taskloom.engine.event.Ids;
import io.taskloom.engine.problem.InvalidInput;
import io.taskloom.engine.task.ReminderWish;
import io.taskloom.engine.task.TaskId;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ReminderTests {

    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");
    private static final Instant DUE = NOW.plus(Duration.ofHours(2));

    private static Reminder wished(ReminderWish wish, @Nullable Instant due) {
        return Reminder.wished(new ReminderId(Ids.next()), new TaskId(Ids.next()), wish, due, NOW, "");
    }

    @Test
    void aRelativeOneFollowsTheDueDate() {
        Reminder reminder = wished(new ReminderWish("PT15M", null), DUE);

        assertThat(reminder.at()).isEqualTo(DUE.minusSeconds(900));
        assertThat(reminder.movedTo(DUE.plusSeconds(60))).isEqualTo(DUE.minusSeconds(840));
        assertThat(reminder.movedTo(null)).isNull();
    }

    @Test
    void aFixedOneStaysWhereItIs() {
        Reminder reminder = wished(new ReminderWish(null, DUE), null);

        assertThat(reminder.movedTo(null)).isEqualTo(DUE);
    }

    static Stream<Arguments> refused() {
        return Stream.of(
                Arguments.of(new ReminderWish(null, NOW.minusSeconds(1)), DUE, "at", "past"),
                Arguments.of(new ReminderWish("PT3H", null), DUE, "before", "past"),
                Arguments.of(new ReminderWish("PT1M", null), null, "before", "no-due-date"),
                Arguments.of(new ReminderWish("soon", null), DUE, "before", "format"),
                Arguments.of(new ReminderWish("PT-1M", null), DUE, "before", "format"),
                Arguments.of(new ReminderWish("P9999D", null), DUE, "before", "format"),
                Arguments.of(new ReminderWish(null, null), DUE, "at", "one-of"),
                Arguments.of(new ReminderWish("PT1M", DUE), DUE, "at", "one-of"));
    }

    @ParameterizedTest
    @MethodSource
    void refused(ReminderWish wish, @Nullable Instant due, String field, String code) {
        assertThatThrownBy(() -> wished(wish, due))
                .isInstanceOfSatisfying(
                        InvalidInput.class,
                        refused -> assertThat(refused.errors()).singleElement().satisfies(error -> {
                            assertThat(error.field()).isEqualTo(field);
                            assertThat(error.code()).isEqualTo(code);
                        }));
    }
}
