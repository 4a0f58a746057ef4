package io.taskloom.engine.bpm.script;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.Engine;
import org.graalvm.polyglot.EnvironmentAccess;
import org.graalvm.polyglot.HostAccess;
import org.graalvm.polyglot.PolyglotAccess;
import org.graalvm.polyglot.ResourceLimits;
import org.graalvm.polyglot.Source;
import org.graalvm.polyglot.Value;
import org.graalvm.polyglot.io.IOAccess;

/** Contexts without any access; they share one engine, and so the code it has parsed. */
final class ScriptContexts {

    private static final Source SHUT = shut();

    private final ScriptSettings settings;
    private final Engine engine = Engine.newBuilder("js")
            .out(OutputStream.nullOutputStream())
            .err(OutputStream.nullOutputStream())
            .option("engine.WarnInterpreterOnly", "false")
            .build();

    ScriptContexts(ScriptSettings settings) {
        this.settings = settings;
    }

    Context open() {
        return Context.newBuilder("js")
                .engine(engine)
                .allowHostAccess(HostAccess.NONE)
                .allowHostClassLookup(name -> false)
                .allowHostClassLoading(false)
                .allowPolyglotAccess(PolyglotAccess.NONE)
                .allowIO(IOAccess.NONE)
                .allowEnvironmentAccess(EnvironmentAccess.NONE)
                .allowCreateThread(false)
                .allowCreateProcess(false)
                .allowNativeAccess(false)
                .allowInnerContextOptions(false)
                .allowValueSharing(false)
                .allowExperimentalOptions(true)
                .option("js.strict", "true")
                .option("js.disable-eval", "true")
                .option("js.load", "false")
                .option("js.print", "false")
                .option("js.console", "false")
                .option("js.graal-builtin", "false")
                .option("js.polyglot-builtin", "false")
                .option("js.java-package-globals", "false")
                .option("js.shared-array-buffer", "false")
                .option("js.bigint", "false")
                .option("js.string-length-limit", String.valueOf(settings.maxOutput()))
                .resourceLimits(ResourceLimits.newBuilder()
                        .statementLimit(settings.maxStatements(), null)
                        .build())
                .build();
    }

    /** @return the context's untouched {@code JSON.stringify}, with the variables in place */
    Value prepare(Context context, String input) {
        return context.eval(SHUT).execute(input);
    }

    private static Source shut() {
        try (InputStream source = Objects.requireNonNull(ScriptContexts.class.getResourceAsStream("sandbox.js"))) {
            return Source.create("js", new String(source.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void close() {
        engine.close(true);
    }
}
