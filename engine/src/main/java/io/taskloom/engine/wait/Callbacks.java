package io.taskloom.engine.wait;

import io.taskloom.engine.bpm.ProcessMoved;
import io.taskloom.engine.problem.NotFound;
import io.taskloom.engine.run.StandingRuns;
import io.taskloom.engine.run.StandingRuns.Standing;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Calls of the addresses that runs wait at (promise A4). Whoever knows an address may call it, once; nothing else of the run is theirs
 * to know.
 */
@Service
class Callbacks {

    private static final int ATTEMPTS = 5;

    private final CallbackRows rows;
    private final WaitRows waits;
    private final CallbackTokens tokens;
    private final CallMove moves;
    private final StandingRuns runs;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Callbacks(
            CallbackRows rows,
            WaitRows waits,
            CallbackTokens tokens,
            CallMove moves,
            StandingRuns runs,
            TransactionTemplate transaction,
            Clock clock) {
        this.rows = rows;
        this.waits = waits;
        this.tokens = tokens;
        this.moves = moves;
        this.runs = runs;
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * Keeps the call, and lets the run go on if it waits for it already, in one transaction: a {@code kill -9} leaves all of it or
     * nothing.
     *
     * @param body a JSON object
     * @throws NotFound if there is no such address
     * @throws CallbackUsed if it has been called before
     * @throws CallbackOver if the run has ended without it
     */
    void call(String token, String body) {
        CallbackId id = tokens.id(token).orElseThrow(Callbacks::unknown);
        for (int attempt = 1; ; attempt++) {
            try {
                transaction.executeWithoutResult(status -> call(id, token, body));
                return;
            } catch (ProcessMoved | TransientDataAccessException atWork) {
                if (attempt == ATTEMPTS) {
                    throw atWork;
                }
            }
        }
    }

    private void call(CallbackId id, String token, String body) {
        Callback callback =
                rows.locked(id).filter(found -> tokens.isOf(token, found)).orElseThrow(Callbacks::unknown);
        Standing run = runs.of(callback.run()).orElseThrow(Callbacks::unknown);
        if (callback.calledAt() != null) {
            throw new CallbackUsed();
        }
        if (run.over()) {
            throw new CallbackOver();
        }
        rows.called(id, clock.instant().truncatedTo(ChronoUnit.MICROS), body);
        waits.lockedCallback(callback.run(), callback.elementId()).ifPresent(wait -> moves.take(callback, wait));
    }

    /** Never with what was asked for: that is a secret, or somebody's guess at one. */
    private static NotFound unknown() {
        return new NotFound("callback", "of this address");
    }
}
