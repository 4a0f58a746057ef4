package io.taskloom.engine.bpm.guard;

import java.util.List;
import javax.script.Bindings;
import javax.script.ScriptEngine;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.impl.scripting.ExecutableScript;
import org.camunda.bpm.engine.impl.scripting.ScriptFactory;
import org.camunda.bpm.engine.impl.scripting.engine.ScriptBindingsFactory;
import org.camunda.bpm.engine.impl.scripting.engine.ScriptingEngines;
import org.camunda.bpm.engine.impl.scripting.env.ScriptingEnvironment;
import org.jspecify.annotations.Nullable;

/** Runs sandboxed scripts and no others, without any {@link ScriptEngine} of the JVM. */
final class SandboxedScripting extends ScriptingEnvironment {

    SandboxedScripting(ScriptFactory scripts) {
        super(scripts, List.of(), new ScriptingEngines(new ScriptBindingsFactory(List.of()), new NoScriptEngines()));
    }

    @Override
    public @Nullable Object execute(ExecutableScript script, VariableScope scope) {
        return switch (script) {
            case SandboxedScript sandboxed -> sandboxed.run(scope);
            default -> throw new ProcessEngineException("Only sandboxed JavaScript is run.");
        };
    }

    @Override
    public @Nullable Object execute(
            ExecutableScript script, VariableScope scope, @Nullable Bindings bindings, @Nullable ScriptEngine engine) {
        return execute(script, scope);
    }
}
