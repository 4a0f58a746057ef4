package io.taskloom.engine.account;

import io.taskloom.engine.bpm.StepWork;
import io.taskloom.engine.event.Actor;
import io.taskloom.engine.event.PersonId;
import io.taskloom.engine.signin.KeycloakAccounts;
import io.taskloom.engine.workspace.Departures;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * The steps of {@code account-deletion.bpmn} that take long or go over the network. Each can be done again: whoever is killed in
 * the middle leaves some of it undone, and the next attempt, here or on another node, does the rest. None does anything that the
 * row does not ask for.
 */
@Component
class AccountSteps implements StepWork {

    private static final Actor BY = new Actor.System("account");

    private final DeletionRows rows;
    private final KeycloakAccounts keycloak;
    private final Departures departures;
    private final Traces traces;

    AccountSteps(DeletionRows rows, KeycloakAccounts keycloak, Departures departures, Traces traces) {
        this.rows = rows;
        this.keycloak = keycloak;
        this.departures = departures;
        this.traces = traces;
    }

    @Override
    public String prefix() {
        return "account";
    }

    /** Nobody's models but our own. */
    @Override
    public boolean offers(String name) {
        return false;
    }

    @Override
    public Outcome perform(Call call) {
        Deletion deletion = rows.find(DeletionId.of(String.valueOf(call.input().get("deletion"))))
                .orElseThrow();
        PersonId person = deletion.person();
        switch (call.name()) {
            case "close" -> {
                if (deletion.state() == DeletionState.PENDING) {
                    keycloak.close(person);
                    // Restored while Keycloak was busy: what was to open the account again may have been there before
                    // us.
                    reopenIfRestored(deletion.id(), person);
                }
            }
            case "reopen" -> reopenIfRestored(deletion.id(), person);
            case "erase-sign-in" -> {
                requireErasing(deletion);
                keycloak.close(person);
                keycloak.delete(person);
            }
            case "erase-workspaces" -> {
                requireErasing(deletion);
                departures.leaveAll(BY, person);
            }
            case "erase-traces" -> {
                requireErasing(deletion);
                traces.erase(person);
            }
            default -> throw new IllegalArgumentException("No step of an account: " + call.name());
        }
        return new Outcome.Done(Map.of());
    }

    /** Unless its person has asked for the deletion once more since. */
    private void reopenIfRestored(DeletionId id, PersonId person) {
        if (rows.find(id).orElseThrow().state() == DeletionState.RESTORED
                && rows.pending(person).isEmpty()) {
            keycloak.reopen(person);
        }
    }

    private static void requireErasing(Deletion deletion) {
        if (deletion.state() != DeletionState.ERASING) {
            throw new IllegalStateException(
                    "Nobody is to be erased: " + deletion.state().wire());
        }
    }
}
