package io.taskloom.engine.task.dependency;

import static org.assertj.core.api.Assertions.assertThat;

import io.taskloom.engine.event.Ids;
import io.taskloom.engine.task.TaskId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class WaysTests {

    private final List<TaskId> task =
            IntStream.range(0, 62).mapToObj(i -> new TaskId(Ids.next())).toList();

    private Relation.Edge edge(int from, int to) {
        return new Relation.Edge("blocks", task.get(from), task.get(to));
    }

    @Test
    void theShortestWayIsFoundWithBothEnds() {
        var edges = List.of(edge(0, 1), edge(1, 2), edge(2, 3), edge(0, 4), edge(4, 3), edge(3, 0));

        assertThat(Ways.shortest(edges, task.get(0), task.get(3)))
                .containsExactly(task.get(0), task.get(4), task.get(3));
        assertThat(Ways.shortest(edges, task.get(2), task.get(1)))
                .containsExactly(task.get(2), task.get(3), task.get(0), task.get(1));
    }

    @Test
    void againstTheDirectionThereIsNoWay() {
        assertThat(Ways.shortest(List.of(edge(0, 1), edge(1, 2)), task.get(2), task.get(0)))
                .isEmpty();
        assertThat(Ways.shortest(List.of(), task.get(2), task.get(0))).isEmpty();
    }

    @Test
    @Timeout(5)
    void manyWaysDoNotMultiply() {
        var ladder = new ArrayList<Relation.Edge>();
        for (int i = 0; i < 60; i += 2) {
            ladder.addAll(List.of(edge(i, i + 1), edge(i, i + 2), edge(i + 1, i + 2)));
        }

        assertThat(Ways.shortest(ladder, task.get(0), task.get(60))).hasSize(31);
    }

    @ParameterizedTest
    @EnumSource(Relation.class)
    void bothSidesNameTheSameRow(Relation relation) {
        Relation.Edge edge = relation.edge(task.get(0), task.get(1));

        assertThat(relation.inverse().edge(task.get(1), task.get(0))).isEqualTo(edge);
        assertThat(relation.inverse().inverse()).isEqualTo(relation);
        assertThat(Relation.of(edge.kind(), edge.from().equals(task.get(0)))).isEqualTo(relation);
    }
}
