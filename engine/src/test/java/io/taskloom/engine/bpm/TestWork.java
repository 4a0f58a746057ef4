package io.taskloom.engine.bpm;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** Does {@code work:<name>} as a test says, and remembers every call. */
class TestWork implements StepWork {

    interface Behavior {
        Outcome perform(Call call) throws Exception;
    }

    final List<Call> calls = new CopyOnWriteArrayList<>();
    private final Map<String, Behavior> behaviors = new ConcurrentHashMap<>();

    void when(String name, Behavior behavior) {
        behaviors.put(name, behavior);
    }

    @Override
    public String prefix() {
        return "work";
    }

    @Override
    public Outcome perform(Call call) throws Exception {
        calls.add(call);
        return behaviors
                .getOrDefault(call.name(), it -> new Outcome.Done(it.input()))
                .perform(call);
    }

    List<Call> calls(InstanceId instance) {
        return calls.stream().filter(call -> call.instance().equals(instance)).toList();
    }
}
