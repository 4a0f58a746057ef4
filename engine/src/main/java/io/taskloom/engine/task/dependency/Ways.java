package io.taskloom.engine.task.dependency;

import io.taskloom.engine.task.TaskId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Ways along dependencies. */
final class Ways {

    private Ways() {}

    /** @return both ends included; empty if there is none */
    static List<TaskId> shortest(Collection<Relation.Edge> edges, TaskId from, TaskId to) {
        Map<TaskId, List<TaskId>> next = new HashMap<>();
        edges.forEach(edge ->
                next.computeIfAbsent(edge.from(), ignored -> new ArrayList<>()).add(edge.to()));
        Map<TaskId, TaskId> cameFrom = new HashMap<>();
        cameFrom.put(from, from);
        var waiting = new ArrayDeque<>(List.of(from));
        while (!waiting.isEmpty()) {
            TaskId here = waiting.remove();
            if (here.equals(to)) {
                return back(cameFrom, from, to);
            }
            for (TaskId there : next.getOrDefault(here, List.of())) {
                if (cameFrom.putIfAbsent(there, here) == null) {
                    waiting.add(there);
                }
            }
        }
        return List.of();
    }

    private static List<TaskId> back(Map<TaskId, TaskId> cameFrom, TaskId from, TaskId to) {
        var way = new ArrayList<TaskId>(List.of(to));
        for (TaskId here = to; !here.equals(from); ) {
            here = cameFrom.getOrDefault(here, from);
            way.add(here);
        }
        return way.reversed();
    }
}
