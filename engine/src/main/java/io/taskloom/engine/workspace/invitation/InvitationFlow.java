package io.taskloom.engine.workspace.invitation;

import io.taskloom.engine.bpm.InstanceId;
import io.taskloom.engine.bpm.Processes;
import io.taskloom.engine.bpm.StartProcess;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Moves the process of an invitation, {@code invitation.bpmn}. What somebody ended in Cockpit is begun anew, or stays ended. */
@Component
class InvitationFlow {

    private final Processes processes;
    private final InvitationRows rows;

    InvitationFlow(Processes processes, InvitationRows rows) {
        this.processes = processes;
        this.rows = rows;
    }

    /** Has a mail sent, and the last day moved to what the invitation says; begins the process if there is none. */
    void mail(Invitation invitation) {
        InstanceId running = invitation.instance();
        if (running == null || !mailAgain(running, invitation)) {
            InstanceId begun = processes.start(new StartProcess(
                    new StartProcess.Definition.OwnKey("invitation"),
                    invitation.id().toString(),
                    invitation.workspace(),
                    Map.of("expiresAt", invitation.expiresAt()),
                    null));
            rows.runsAs(invitation.id(), begun);
            processes.send(begun, "mail-wanted", Map.of());
        }
    }

    private boolean mailAgain(InstanceId running, Invitation invitation) {
        Processes.ArmedTimer lastDay = lastDay(running).orElse(null);
        if (lastDay == null) {
            return false;
        }
        processes.reschedule(lastDay.id(), invitation.expiresAt());
        if (processes.incidents(running).isEmpty()) {
            processes.send(running, "mail-wanted", Map.of());
        } else {
            // The mail that has used up its attempts gets new ones; a second beside it would be one too many.
            processes.retry(running);
        }
        return true;
    }

    /** Armed as long as the process waits for an answer. */
    private Optional<Processes.ArmedTimer> lastDay(InstanceId running) {
        return processes.timers(running).stream()
                .filter(timer -> timer.elementId().equals("last-day-over"))
                .findFirst();
    }

    void accepted(Invitation invitation) {
        end(invitation, "invitation-accepted");
    }

    void declined(Invitation invitation) {
        end(invitation, "invitation-declined");
    }

    void withdrawn(Invitation invitation) {
        end(invitation, "invitation-withdrawn");
    }

    private void end(Invitation invitation, String message) {
        InstanceId running = invitation.instance();
        if (running == null) {
            return;
        }
        if (lastDay(running).isPresent()) {
            processes.send(running, message, Map.of());
        } else {
            // Somebody ended it in Cockpit, or not quite: the row decides.
            processes.cancel(running, message);
        }
    }
}
