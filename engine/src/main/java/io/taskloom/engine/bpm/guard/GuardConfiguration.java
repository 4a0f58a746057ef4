package io.taskloom.engine.bpm.guard;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.taskloom.engine.bpm.feel.Feel;
import io.taskloom.engine.bpm.form.FormCheck;
import io.taskloom.engine.bpm.model.DecisionCheck;
import io.taskloom.engine.bpm.model.ModelCheck;
import io.taskloom.engine.bpm.script.JavaScript;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.ProcessEnginePlugin;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.ResourceLoader;

/** Puts the guards into the engine. */
@Configuration(proxyBeanMethods = false)
class GuardConfiguration {

    private static final int ORDER = 100;
    private static final String SCHEMAS = "javax.xml.accessExternalSchema";

    @Bean
    @Order(ORDER)
    ProcessEnginePlugin guards(
            Feel feel,
            JavaScript javaScript,
            ModelCheck check,
            FormCheck forms,
            DecisionCheck decisions,
            ObjectMapper json,
            ResourceLoader resources,
            AtOnceSettings atOnce) {
        return new AbstractProcessEnginePlugin() {
            @Override
            public void preInit(ProcessEngineConfigurationImpl engine) {
                ModelExpressions expressions = new ModelExpressions(feel);
                engine.setExpressionManager(expressions);
                // People save filters in Tasklist; expressions in them would be evaluated too.
                engine.setEnableExpressionsInAdhocQueries(false);
                engine.setEnableExpressionsInStoredQueries(false);
                SandboxedScripts scripts = new SandboxedScripts(javaScript);
                engine.setScriptFactory(scripts);
                engine.setScriptEngineResolver(new NoScriptEngines());
                engine.setScriptingEnvironment(new SandboxedScripting(scripts));
                engine.setEnableFetchScriptEngineFromProcessApplication(false);
                engine.setEnableXxeProcessing(false);
                fetchNoSchemas();
                engine.setCustomSessionFactories(
                        with(engine.getCustomSessionFactories(), new Spending.Factory(atOnce)));
                engine.setCustomPreDeployers(with(
                        engine.getCustomPreDeployers(), new DeploymentGuard(check, forms, decisions, json, resources)));
                engine.setCustomPreBPMNParseListeners(with(
                        engine.getCustomPreBPMNParseListeners(),
                        new CappedLoops(ModelCheck.MAX_REPETITIONS, expressions)));
            }
        };
    }

    /**
     * Camunda's parser would fetch any schema that a model names, wherever it lies, unless the JVM says otherwise; its own lies in
     * a jar.
     */
    private static void fetchNoSchemas() {
        if (System.getProperty(SCHEMAS) == null) {
            System.setProperty(SCHEMAS, "file,nested");
        }
    }

    private static <T> List<T> with(@Nullable List<T> others, T ours) {
        List<T> all = new ArrayList<>(Objects.requireNonNullElse(others, List.of()));
        all.add(ours);
        return all;
    }
}
