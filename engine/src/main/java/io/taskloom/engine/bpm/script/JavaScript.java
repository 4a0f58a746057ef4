package io.taskloom.engine.bpm.script;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.PolyglotException;
import org.graalvm.polyglot.Source;
import org.graalvm.polyglot.Value;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/**
 * Runs JavaScript with no way to the host. Values cross the border as JSON text only. Each run has a fresh context, on one of
 * a few threads of its own: its allocations can be counted there, and what can't be stopped stops nobody else.
 */
@Component
public final class JavaScript implements DisposableBean {

    private static final Pattern NAME = Pattern.compile("[\\p{L}_$][\\p{L}\\p{N}_$]*");
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final long POLL_MILLIS = 5;

    /** Of what a script says of its failure. */
    private static final int LONGEST_REASON = 500;

    /** How many scripts' time one may wait for its turn. */
    private static final int PATIENCE = 20;

    private final ScriptSettings settings;
    private final ObjectMapper json =
            JsonMapper.builder().addModule(new JavaTimeModule()).build();
    private final ThreadPoolExecutor threads;
    private final ScriptContexts contexts;
    private final StuckScripts stuck;

    public JavaScript(ScriptSettings settings) {
        this.settings = settings;
        this.contexts = new ScriptContexts(settings);
        this.threads = new ThreadPoolExecutor(
                settings.threads(),
                settings.threads(),
                10,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(settings.threads() * 64),
                Thread.ofPlatform().daemon().name("script-", 0).factory());
        threads.allowCoreThreadTimeOut(true);
        this.stuck = new StuckScripts(threads, settings.maxTime());
    }

    /** @throws ScriptFailed if it does not parse */
    public void check(String source) {
        if (source.length() > settings.maxLength()) {
            throw new ScriptFailed("it is longer than " + settings.maxLength() + " characters");
        }
        run(source, run -> {
            run.context.initialize("js");
            run.begin();
            run.context.parse(script(source));
            return "";
        });
    }

    /**
     * @param has whether a variable exists; asked for every name in the source
     * @param variable its value, JSON-like
     * @return the value of the last statement: Map, List, String, Boolean, number or null
     */
    public @Nullable Object evaluate(
            String source, Predicate<String> has, Function<String, @Nullable Object> variable) {
        if (source.length() > settings.maxLength()) {
            throw new ScriptFailed("it is longer than " + settings.maxLength() + " characters");
        }
        String input = write(named(source, has, variable));
        String output = run(source, run -> {
            Value stringify = contexts.prepare(run.context, input);
            run.begin();
            Value text = stringify.execute(run.context.eval(script(source)));
            return text.isString() ? text.asString() : "null";
        });
        if (output.length() > settings.maxOutput()) {
            throw new ScriptFailed("its result is longer than " + settings.maxOutput() + " characters of JSON");
        }
        return read(output);
    }

    private String run(String source, Function<Run, String> work) {
        stuck.refuse(source);
        Run run = new Run(source, contexts.open());
        try {
            threads.execute(() -> run.perform(work));
        } catch (RejectedExecutionException full) {
            run.context.close(true);
            throw new ScriptFailed("too many scripts are waiting");
        }
        return await(run);
    }

    private String await(Run run) {
        while (true) {
            try {
                return run.result.get(POLL_MILLIS, TimeUnit.MILLISECONDS);
            } catch (TimeoutException running) {
                String reason = run.overspent(settings);
                if (reason != null) {
                    run.stop();
                    stuck.watch(run.source, run.result);
                    throw new ScriptFailed(reason);
                }
            } catch (ExecutionException failed) {
                throw failure(failed.getCause());
            } catch (InterruptedException interrupted) {
                run.stop();
                Thread.currentThread().interrupt();
                throw new ScriptFailed("it was interrupted");
            }
        }
    }

    private ScriptFailed failure(@Nullable Throwable cause) {
        if (cause instanceof PolyglotException polyglot && polyglot.isResourceExhausted()) {
            return new ScriptFailed(
                    "it runs more than " + settings.maxStatements() + " statements or nests too deeply");
        }
        String reason = cause == null ? "unknown" : String.valueOf(cause.getMessage());
        return new ScriptFailed(reason.length() > LONGEST_REASON ? reason.substring(0, LONGEST_REASON) + "…" : reason);
    }

    private Map<String, @Nullable Object> named(
            String source, Predicate<String> has, Function<String, @Nullable Object> variable) {
        Map<String, @Nullable Object> found = new LinkedHashMap<>();
        Matcher names = NAME.matcher(source);
        while (names.find()) {
            String name = names.group();
            if (!found.containsKey(name) && has.test(name)) {
                found.put(name, variable.apply(name));
            }
        }
        return found;
    }

    private static Source script(String source) {
        return Source.newBuilder("js", source, "script").cached(true).buildLiteral();
    }

    private String write(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException notJson) {
            throw new ScriptFailed("it reads a variable that is not JSON-like");
        }
    }

    private @Nullable Object read(String text) {
        try {
            Object value = json.readValue(text, Object.class);
            // JavaScript knows no such number either: it only writes it so.
            return value instanceof BigInteger whole ? (Object) whole.doubleValue() : value;
        } catch (JsonProcessingException notJson) {
            throw new ScriptFailed("its result is no JSON");
        }
    }

    @Override
    public void destroy() {
        threads.shutdownNow();
        contexts.close();
    }

    /** One script on its way. */
    private static final class Run {
        final String source;
        final Context context;
        final CompletableFuture<String> result = new CompletableFuture<>();
        private volatile long thread;
        private volatile long startedAt;
        private volatile long allocatedBefore;

        private final long waitsSince = System.nanoTime();
        private volatile boolean unwanted;

        Run(String source, Context context) {
            this.source = source;
            this.context = context;
        }

        void perform(Function<Run, String> work) {
            if (unwanted) {
                context.close(true);
                return;
            }
            try {
                result.complete(work.apply(this));
            } catch (RuntimeException | Error failed) {
                result.completeExceptionally(failed);
            } finally {
                // Plain close() throws again what a limit threw.
                context.close(true);
            }
        }

        /** What came before was not the script's own doing. */
        void begin() {
            allocatedBefore = THREADS.getCurrentThreadAllocatedBytes();
            startedAt = System.nanoTime();
            thread = Thread.currentThread().threadId();
        }

        @Nullable
        String overspent(ScriptSettings settings) {
            if (thread == 0) {
                return System.nanoTime() - waitsSince
                                > settings.maxTime().multipliedBy(PATIENCE).toNanos()
                        ? "too many scripts are waiting"
                        : null;
            }
            if (System.nanoTime() - startedAt > settings.maxTime().toNanos()) {
                return "it took longer than " + settings.maxTime().toMillis() + " ms";
            }
            return THREADS.getThreadAllocatedBytes(thread) - allocatedBefore
                            > settings.maxAllocation().toBytes()
                    ? "it uses more than " + settings.maxAllocation() + " of memory"
                    : null;
        }

        void stop() {
            unwanted = true;
            // Closing waits until the script has noticed, which a single long built-in call can delay.
            Thread.ofVirtual().name("script-stop").start(() -> context.close(true));
        }
    }
}
