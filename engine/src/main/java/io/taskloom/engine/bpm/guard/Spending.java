package io.taskloom.engine.bpm.guard;

import io.taskloom.engine.bpm.TooMuchAtOnce;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.interceptor.Session;
import org.camunda.bpm.engine.impl.interceptor.SessionFactory;
import org.jspecify.annotations.Nullable;

/**
 * What users' models have spent in the running engine command: a thousand expressions that each keep to their limit are too much
 * together, and so is a fork of forks. Lives with its command; a crash leaves nothing of either.
 */
public final class Spending implements Session {

    private final AtOnceSettings settings;
    private int steps;
    private long nanos;
    private long data;
    private boolean evaluating;

    private Spending(AtOnceSettings settings) {
        this.settings = settings;
    }

    /** A step begins. @throws TooMuchAtOnce */
    public static void onStep() {
        Spending command = current();
        if (command != null && ++command.steps > command.settings.maxSteps()) {
            throw new TooMuchAtOnce(
                    "The run goes through more than %d steps without a wait.".formatted(command.settings.maxSteps()));
        }
    }

    /** Something is computed. @throws TooMuchAtOnce before it begins, or of what it answers */
    static <T extends @Nullable Object> T on(Supplier<T> computing) {
        T value = timed(computing);
        onText(value);
        return value;
    }

    /** The same, of what is measured elsewhere. */
    public static <T extends @Nullable Object> T timed(Supplier<T> computing) {
        Spending command = current();
        return command == null || command.evaluating ? computing.get() : command.time(computing);
    }

    /** A value may become part of a text, or a variable. @throws TooMuchAtOnce */
    static void onText(@Nullable Object value) {
        Spending command = current();
        if (command != null) {
            command.spend(value);
        }
    }

    private <T extends @Nullable Object> T time(Supplier<T> computing) {
        if (nanos > settings.maxEvaluation().toNanos()) {
            throw new TooMuchAtOnce("The run's expressions and scripts take more than %d s without a wait."
                    .formatted(settings.maxEvaluation().toSeconds()));
        }
        long start = System.nanoTime();
        evaluating = true;
        try {
            return computing.get();
        } finally {
            evaluating = false;
            nanos += System.nanoTime() - start;
        }
    }

    private void spend(@Nullable Object value) {
        data += size(value);
        if (data > settings.maxData().toBytes()) {
            throw new TooMuchAtOnce("The run makes more than %d MB of values without a wait."
                    .formatted(settings.maxData().toMegabytes()));
        }
    }

    private static long size(@Nullable Object value) {
        return switch (value) {
            case String text -> text.length();
            case Map<?, ?> map ->
                map.values().stream().mapToLong(Spending::size).sum() + map.size();
            case List<?> list -> list.stream().mapToLong(Spending::size).sum() + list.size();
            case null, default -> 1;
        };
    }

    private static @Nullable Spending current() {
        CommandContext command = Context.getCommandContext();
        return command == null ? null : command.getSession(Spending.class);
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}

    /** For each command its own. */
    static final class Factory implements SessionFactory {

        private final AtOnceSettings settings;

        Factory(AtOnceSettings settings) {
            this.settings = settings;
        }

        @Override
        public Class<?> getSessionType() {
            return Spending.class;
        }

        @Override
        public Session openSession() {
            return new Spending(settings);
        }
    }
}
