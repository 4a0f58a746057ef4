package io.taskloom.engine.bpm.engine;

import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.springframework.stereotype.Component;

/** Runs commands of our own inside the engine; they join the transaction of the caller, as all of the engine's do. */
@Component
public class Commands {

    private final ProcessEngineConfigurationImpl engine;

    Commands(ProcessEngine engine) {
        this.engine = (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
    }

    public <T> T execute(Command<T> command) {
        return engine.getCommandExecutorTxRequired().execute(command);
    }
}
