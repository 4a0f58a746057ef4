package io.taskloom.engine;

import io.taskloom.engine.bpm.StepWork;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/** Steps {@code test:<name>} whose outcome a test decides; they echo their input if it does not. */
public class ScriptedWork implements StepWork {

    private final Map<String, Function<Call, Outcome>> scripts = new ConcurrentHashMap<>();
    private final List<Call> calls = new CopyOnWriteArrayList<>();

    public void script(String name, Function<Call, Outcome> outcome) {
        scripts.put(name, outcome);
    }

    public List<Call> calls(String name) {
        return calls.stream().filter(call -> call.name().equals(name)).toList();
    }

    @Override
    public String prefix() {
        return "test";
    }

    @Override
    public Outcome perform(Call call) {
        calls.add(call);
        return scripts.getOrDefault(call.name(), echo -> new Outcome.Done(echo.input()))
                .apply(call);
    }
}
