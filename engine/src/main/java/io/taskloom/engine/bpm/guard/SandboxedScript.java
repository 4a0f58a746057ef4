package io.taskloom.engine.bpm.guard;

import io.taskloom.engine.bpm.script.JavaScript;
import io.taskloom.engine.bpm.script.ScriptFailed;
import javax.script.Bindings;
import javax.script.ScriptEngine;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.impl.scripting.ExecutableScript;
import org.jspecify.annotations.Nullable;

/** JavaScript of a model: reads variables, answers one value, and touches nothing of the engine's. */
final class SandboxedScript extends ExecutableScript {

    static final String LANGUAGE = "javascript";

    private final JavaScript javaScript;
    private final String source;

    SandboxedScript(JavaScript javaScript, String source) {
        super(LANGUAGE);
        this.javaScript = javaScript;
        this.source = source;
    }

    @Nullable
    Object run(VariableScope scope) {
        try {
            return Spending.on(() -> javaScript.evaluate(source, scope::hasVariable, scope::getVariable));
        } catch (ScriptFailed failed) {
            throw new ProcessEngineException(failed.detail(), failed);
        }
    }

    @Override
    protected @Nullable Object evaluate(
            @Nullable ScriptEngine engine, VariableScope scope, @Nullable Bindings bindings) {
        return run(scope);
    }
}
