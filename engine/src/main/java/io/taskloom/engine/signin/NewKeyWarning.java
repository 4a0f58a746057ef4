package io.taskloom.engine.signin;

import io.taskloom.engine.bpm.Processes;
import io.taskloom.engine.bpm.StartProcess;
import io.taskloom.engine.event.Recorded;
import io.taskloom.engine.event.WorkspaceId;
import java.util.Map;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Starts the mail to whoever an API key was made for, in the transaction of the key: there is none without the other, whenever the
 * engine is killed.
 */
@Component
class NewKeyWarning {

    private static final String MADE = "ApiKeyCreated";

    private final Processes processes;

    NewKeyWarning(Processes processes) {
        this.processes = processes;
    }

    @EventListener
    void made(Recorded event) {
        if (event.type().equals(MADE)) {
            processes.start(new StartProcess(
                    new StartProcess.Definition.OwnKey("new-api-key"),
                    event.id().toString(),
                    WorkspaceId.NONE,
                    Map.of(),
                    null));
        }
    }
}
