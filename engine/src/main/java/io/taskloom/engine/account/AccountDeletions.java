package io.taskloom.engine.account;

import io.taskloom.engine.bpm.InstanceId;
import io.taskloom.engine.bpm.ProcessMoved;
import io.taskloom.engine.bpm.Processes;
import io.taskloom.engine.bpm.StartProcess;
import io.taskloom.engine.event.Actor;
import io.taskloom.engine.event.Events;
import io.taskloom.engine.event.Ids;
import io.taskloom.engine.event.PersonId;
import io.taskloom.engine.event.WorkspaceId;
import io.taskloom.engine.identity.SignedIn;
import io.taskloom.engine.problem.InvalidInput;
import io.taskloom.engine.problem.NotFound;
import io.taskloom.engine.signin.KeycloakAccounts;
import io.taskloom.engine.signin.RecoveryWishes;
import io.taskloom.engine.web.Secrets;
import io.taskloom.engine.workspace.Departures;
import io.taskloom.engine.workspace.WorkspaceView;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Deleting one's account, and changing one's mind (promise I5). The row decides: from its commit on, every token and key of the
 * person is answered 410, whether Keycloak knows of it yet or not. What must be done elsewhere is {@code account-deletion.bpmn}'s,
 * which begins with the row and goes on wherever a node was killed.
 */
@Service
public class AccountDeletions implements RecoveryWishes {

    /** How often the process may move under a restoration (its timer fires, a mail is sent) before that is refused. */
    private static final int TURNS = 5;

    private final DeletionRows rows;
    private final Departures departures;
    private final KeycloakAccounts accounts;
    private final Processes processes;
    private final Events events;
    private final AccountSettings settings;
    private final TransactionTemplate transaction;
    private final Clock clock;

    AccountDeletions(
            DeletionRows rows,
            Departures departures,
            KeycloakAccounts accounts,
            Processes processes,
            Events events,
            AccountSettings settings,
            TransactionTemplate transaction,
            Clock clock) {
        this.rows = rows;
        this.departures = departures;
        this.accounts = accounts;
        this.processes = processes;
        this.events = events;
        this.settings = settings;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** @param eraseAt until then it can be restored */
    record Pending(Instant eraseAt) {}

    @Transactional(readOnly = true)
    DeletionOutlook outlook(SignedIn me) {
        Departures.Outlook outlook = departures.outlook(me.person());
        return new DeletionOutlook(
                settings.grace(), isFresh(me), named(outlook.held()), named(outlook.left()), named(outlook.gone()));
    }

    /**
     * Begins the grace period; from its commit on nobody comes in by this account any more.
     *
     * @param email the person's own, typed to show that it is meant
     * @throws SignInAgain if the password was not asked for lately
     * @throws OwnerNeeded if others would be left without an owner
     */
    @Transactional
    Pending request(SignedIn me, String email) {
        accounts.requireOpen();
        if (!email.strip().equalsIgnoreCase(me.email())) {
            throw new InvalidInput("email", "different", "This is not the address of your account.");
        }
        if (!isFresh(me)) {
            throw new SignInAgain();
        }
        List<WorkspaceView> held = departures.hold(me.person()).held();
        if (!held.isEmpty()) {
            throw new OwnerNeeded(held);
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        var deletion = new Deletion(
                new DeletionId(Ids.next()),
                me.person(),
                DeletionState.PENDING,
                now,
                now.plus(settings.grace()),
                null,
                now);
        rows.insert(deletion);
        InstanceId begun = processes.start(new StartProcess(
                new StartProcess.Definition.OwnKey("account-deletion"),
                deletion.id().toString(),
                WorkspaceId.NONE,
                Map.of(
                        "deletionId",
                        deletion.id().toString(),
                        "eraseAt",
                        deletion.eraseAt(),
                        "remindAt",
                        deletion.eraseAt().minus(noticeWithin(settings.grace()))),
                null));
        rows.runsAs(deletion.id(), begun);
        processes.send(begun, "account-mail-wanted", Map.of());
        accounts.takeTokensBack(me.person());
        events.publish(me.actor(), new AccountDeletionRequested(deletion.eraseAt(), me.person()));
        return new Pending(deletion.eraseAt());
    }

    /**
     * What a mailed link is about; looking uses nothing up.
     *
     * @throws NotFound if it is none of ours
     * @throws RecoveryOver if it was used, or came too late
     */
    @Transactional(readOnly = true)
    Pending look(String secret) {
        return new Pending(open(rows.byLink(Secrets.hash(secret)).orElseThrow(AccountDeletions::unknown))
                .eraseAt());
    }

    /**
     * Restores the account to whoever holds a link from one of its mails. The end of the grace period waits for this transaction,
     * or this for the end's: one of the two finds that it came too late.
     *
     * @throws NotFound if it is none of ours
     * @throws RecoveryOver if it was used, or came too late
     */
    void restore(String secret) {
        for (int turn = 1; ; turn++) {
            try {
                transaction.executeWithoutResult(status -> tryToRestore(secret));
                return;
            } catch (ProcessMoved e) {
                if (turn == TURNS) {
                    throw e;
                }
            }
        }
    }

    private void tryToRestore(String secret) {
        DeletionId id = rows.byLink(Secrets.hash(secret))
                .orElseThrow(AccountDeletions::unknown)
                .id();
        Deletion deletion = open(rows.lock(id));
        rows.become(id, DeletionState.RESTORED, clock.instant());
        InstanceId running = deletion.instance();
        if (running != null && isInGrace(running)) {
            processes.send(running, "account-restored", Map.of());
        }
        // Else its timer has fired and it stands before the step that asks the row.
        events.publish(new Actor.Person(deletion.person()), new AccountRestored(deletion.person()));
    }

    /** Mails the link once more; who asks too often has the last mail. */
    @Override
    @Transactional
    public void wanted(PersonId person) {
        Deletion deletion =
                rows.pending(person).map(found -> rows.lock(found.id())).orElse(null);
        Instant now = clock.instant();
        if (deletion == null
                || deletion.state() != DeletionState.PENDING
                || now.isBefore(deletion.mailedAt().plus(settings.mailPause()))) {
            return;
        }
        InstanceId running = deletion.instance();
        if (running != null && isInGrace(running)) {
            rows.mailed(deletion.id(), now);
            processes.send(running, "account-mail-wanted", Map.of());
        }
    }

    private boolean isInGrace(InstanceId running) {
        return processes.timers(running).stream()
                .anyMatch(timer -> timer.elementId().equals("grace-over"));
    }

    private boolean isFresh(SignedIn me) {
        Instant at = me.authenticatedAt();
        return at != null && at.isAfter(clock.instant().minus(settings.freshSignIn()));
    }

    private Duration noticeWithin(Duration grace) {
        return settings.reminder().compareTo(grace) < 0 ? settings.reminder() : grace.dividedBy(2);
    }

    private static Deletion open(Deletion deletion) {
        if (deletion.state() != DeletionState.PENDING) {
            throw new RecoveryOver(deletion.state());
        }
        return deletion;
    }

    private static NotFound unknown() {
        return new NotFound("recovery", "of this link");
    }

    private static List<NamedWorkspace> named(List<WorkspaceView> workspaces) {
        return workspaces.stream().map(NamedWorkspace::of).toList();
    }
}
