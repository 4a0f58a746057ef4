package io.taskloom.engine.bpm.guard;

import io.taskloom.engine.bpm.script.JavaScript;
import org.camunda.bpm.engine.delegate.Expression;
import org.camunda.bpm.engine.exception.NotValidException;
import org.camunda.bpm.engine.impl.scripting.ExecutableScript;
import org.camunda.bpm.engine.impl.scripting.ScriptFactory;

/** Makes the one kind of script there is: JavaScript, written in the model itself. */
final class SandboxedScripts extends ScriptFactory {

    private final JavaScript javaScript;

    SandboxedScripts(JavaScript javaScript) {
        this.javaScript = javaScript;
    }

    @Override
    public ExecutableScript createScriptFromSource(String language, String source) {
        if (!SandboxedScript.LANGUAGE.equals(language)) {
            throw new NotValidException("Scripts are written in javascript, not in " + language + ".");
        }
        return new SandboxedScript(javaScript, source);
    }

    @Override
    public ExecutableScript createScriptFromSource(String language, Expression source) {
        throw computed();
    }

    @Override
    public ExecutableScript createScriptFromResource(String language, String resource) {
        throw computed();
    }

    @Override
    public ExecutableScript createScriptFromResource(String language, Expression resource) {
        throw computed();
    }

    private static NotValidException computed() {
        return new NotValidException("A script stands in the model itself: it is not computed or loaded.");
    }
}
