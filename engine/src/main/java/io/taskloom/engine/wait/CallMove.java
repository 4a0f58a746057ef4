package io.taskloom.engine.wait;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.taskloom.engine.bpm.Awaited;
import io.taskloom.engine.bpm.ProcessMoved;
import io.taskloom.engine.bpm.Waits;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Lets a run go on with what it was called with, and gives it a new address for its next round. */
@Component
class CallMove {

    private static final int ATTEMPTS = 5;

    private final CallbackRows callbacks;
    private final WaitRows rows;
    private final Addresses addresses;
    private final Waits waits;
    private final ObjectMapper json;
    private final TransactionTemplate transaction;
    private final Clock clock;

    CallMove(
            CallbackRows callbacks,
            WaitRows rows,
            Addresses addresses,
            Waits waits,
            ObjectMapper json,
            TransactionTemplate transaction,
            Clock clock) {
        this.callbacks = callbacks;
        this.rows = rows;
        this.addresses = addresses;
        this.waits = waits;
        this.json = json;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** In the caller's transaction, which holds the callback's row. @param wait locked as well */
    void take(Callback called, Wait wait) {
        Object body = body(called);
        callbacks.taken(called.id(), clock.instant().truncatedTo(ChronoUnit.MICROS));
        waits.goOn(wait.id(), Map.of(wait.awaited().result(), body, Awaited.CALLBACKS, addresses.renewed(called)));
    }

    /** A run has come to its wait: was it called before? In a transaction of its own. */
    void kept(Wait wait) {
        for (int attempt = 1; ; attempt++) {
            try {
                transaction.executeWithoutResult(status -> callbacks
                        .lockedCall(wait.run(), wait.elementId())
                        .ifPresent(called -> rows.locked(wait.id()).ifPresent(open -> take(called, open))));
                return;
            } catch (ProcessMoved atWork) {
                if (attempt == ATTEMPTS) {
                    throw atWork;
                }
            }
        }
    }

    private Object body(Callback called) {
        try {
            return json.readValue(callbacks.body(called.id()), Object.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("jsonb is always JSON", e);
        }
    }
}
