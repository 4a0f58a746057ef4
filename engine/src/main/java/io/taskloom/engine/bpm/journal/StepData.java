package io.taskloom.engine.bpm.journal;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.Session;
import org.camunda.bpm.engine.impl.interceptor.SessionFactory;
import org.jspecify.annotations.Nullable;

/** Variables that steps were given or brought in the running command, until the step's start or end is told. */
class StepData implements Session {

    private final Map<String, Map<String, Object>> bySteps = new HashMap<>();

    static StepData ofCommand() {
        return Context.getCommandContext().getSession(StepData.class);
    }

    void put(String step, String variable, @Nullable Object value) {
        if (value != null) {
            bySteps.computeIfAbsent(step, id -> new LinkedHashMap<>()).put(variable, value);
        }
    }

    Map<String, Object> take(String step) {
        Map<String, Object> data = bySteps.remove(step);
        return data == null ? Map.of() : data;
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}

    static class Factory implements SessionFactory {

        @Override
        public Class<?> getSessionType() {
            return StepData.class;
        }

        @Override
        public Session openSession() {
            return new StepData();
        }
    }
}
