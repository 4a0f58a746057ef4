package io.taskloom.engine.bpm.guard;

import io.taskloom.engine.bpm.feel.Feel;
import io.taskloom.engine.bpm.model.ModelCheck;
import io.taskloom.engine.bpm.script.JavaScript;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.ProcessEnginePlugin;
import org.camunda.bpm.engine.impl.persistence.deploy.Deployer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.ResourceLoader;

/** Puts the guards into the engine. */
@Configuration(proxyBeanMethods = false)
class GuardConfiguration {

    private static final int ORDER = 100;

    @Bean
    @Order(ORDER)
    ProcessEnginePlugin guards(Feel feel, JavaScript javaScript, ModelCheck check, ResourceLoader resources) {
        return new AbstractProcessEnginePlugin() {
            @Override
            public void preInit(ProcessEngineConfigurationImpl engine) {
                engine.setExpressionManager(new ModelExpressions(feel));
                // People save filters in Tasklist; expressions in them would be evaluated too.
                engine.setEnableExpressionsInAdhocQueries(false);
                engine.setEnableExpressionsInStoredQueries(false);
                SandboxedScripts scripts = new SandboxedScripts(javaScript);
                engine.setScriptFactory(scripts);
                engine.setScriptEngineResolver(new NoScriptEngines());
                engine.setScriptingEnvironment(new SandboxedScripting(scripts));
                engine.setEnableFetchScriptEngineFromProcessApplication(false);
                engine.setEnableXxeProcessing(false);
                List<Deployer> deployers =
                        new ArrayList<>(Objects.requireNonNullElse(engine.getCustomPreDeployers(), List.of()));
                deployers.add(new DeploymentGuard(check, resources));
                engine.setCustomPreDeployers(deployers);
            }
        };
    }
}
