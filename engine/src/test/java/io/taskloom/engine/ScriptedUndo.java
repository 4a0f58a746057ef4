package io.taskloom.engine;

import io.taskloom.engine.bpm.StepUndo;
import io.taskloom.engine.event.Actor;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Function;

/** Takes back steps {@code test:<name>} as a test says; the others can't be. */
public class ScriptedUndo implements StepUndo {

    private final Map<String, Function<Done, Outcome>> scripts = new ConcurrentHashMap<>();
    private final List<Done> calls = new CopyOnWriteArrayList<>();

    public void script(String name, Function<Done, Outcome> outcome) {
        scripts.put("test:" + name, outcome);
    }

    public static Outcome taken() {
        return new Outcome.Taken(List.of(new Effect("Unsay", null)));
    }

    /** How often and in which order steps were taken back. */
    public List<Done> calls(String run) {
        return calls.stream().filter(call -> call.run().toString().equals(run)).toList();
    }

    @Override
    public boolean handles(String topic) {
        return scripts.containsKey(topic);
    }

    @Override
    public Optional<Outcome> look(Actor actor, Done step, Map<String, Object> ahead) {
        return Optional.of(taken());
    }

    @Override
    public Outcome undo(Actor actor, Done step, Consumer<Outcome> record) {
        calls.add(step);
        return Objects.requireNonNull(scripts.get(step.topic())).apply(step);
    }
}
