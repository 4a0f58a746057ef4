package io.taskloom.engine.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.taskloom.engine.problem.InvalidInput;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TaskSortTests {

    @Test
    void aUniformOrderIsOneComparisonThatAnIndexServes() {
        TaskSort sort = TaskSort.parse("-createdAt");

        assertThat(sort.orderBy()).isEqualTo("t.created_at desc, t.id desc");
        assertThat(sort.behind()).isEqualTo("(t.created_at, t.id) < (cast(? as timestamptz), cast(? as uuid))");
        assertThat(sort.parameters(List.of("a", "b"))).containsExactly("a", "b");
    }

    @Test
    void aMixedOrderComparesKeyByKey() {
        TaskSort sort = TaskSort.parse("-priority,dueAt");

        assertThat(sort.orderBy()).isEqualTo("t.priority desc, coalesce(t.due_at, 'infinity'), t.id");
        assertThat(sort.behind().chars().filter(c -> c == '?').count()).isEqualTo(6);
        assertThat(sort.parameters(List.of("2", "d", "i"))).containsExactly("2", "2", "d", "2", "d", "i");
    }

    @ParameterizedTest
    @ValueSource(strings = {"id", "nonsense", "dueAt,dueAt", "dueAt,-dueAt", "-", ",", "title;drop table task"})
    void whatIsNoOrderIsRefused(String text) {
        assertThatThrownBy(() -> TaskSort.parse(text)).isInstanceOf(InvalidInput.class);
    }
}
