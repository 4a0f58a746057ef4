package io.taskloom.engine.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Runs a request inside one transaction with the row that keeps its answer. A crash leaves both or neither, so a repeat
 * finds the answer or does the work, and never does it twice. A refusal is not kept: nothing was done, and the repeat is
 * judged anew.
 */
@Component
class IdempotentExecution {

    private static final long PAUSE_NANOS = 50_000_000;

    private final IdempotencyKeys keys;
    private final TransactionTemplate transaction;
    private final WebSettings settings;
    private final Clock clock;

    IdempotentExecution(IdempotencyKeys keys, TransactionTemplate transaction, WebSettings settings, Clock clock) {
        this.keys = keys;
        this.transaction = transaction;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * @throws KeyReused if the key came with another request before
     * @throws RequestInProgress if the first request under this key does not end in time
     */
    KeptAnswer once(
            String caller, String key, RepeatableRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        byte[] hash = request.hash();
        Instant deadline = clock.instant().plus(settings.idempotencyWait());
        while (true) {
            KeptAnswer answer = attempt(caller, key, hash, request, response, chain);
            if (answer != null) {
                return answer;
            }
            // Waits without a transaction: a caller's impatience must not hold connections.
            if (clock.instant().isAfter(deadline)) {
                throw new RequestInProgress();
            }
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }

    /** @return null where another request holds the key */
    private @Nullable KeptAnswer attempt(
            String caller,
            String key,
            byte[] hash,
            RepeatableRequest request,
            HttpServletResponse response,
            FilterChain chain)
            throws IOException, ServletException {
        try {
            return transaction.execute(status -> {
                IdempotencyKeys.Claim claim = keys.claim(caller, key);
                return switch (claim) {
                    case IdempotencyKeys.Claim.Held ignored -> null;
                    case IdempotencyKeys.Claim.Answered(byte[] known, KeptAnswer answer) -> {
                        if (!Arrays.equals(known, hash)) {
                            throw new KeyReused();
                        }
                        yield answer;
                    }
                    case IdempotencyKeys.Claim.Granted ignored -> {
                        KeptAnswer answer = perform(request, response, chain, status);
                        if (!status.isRollbackOnly()) {
                            keys.keep(caller, key, hash, answer);
                        }
                        yield answer;
                    }
                };
            });
        } catch (DuplicateKeyException e) {
            // The first request committed between our look and our lock: its answer counts, our work is rolled back.
            return null;
        } catch (ChainFailed e) {
            throw e.cause;
        }
    }

    private static KeptAnswer perform(
            RepeatableRequest request, HttpServletResponse response, FilterChain chain, TransactionStatus status) {
        var captured = new CapturedResponse(response);
        try {
            chain.doFilter(request, captured);
        } catch (IOException | ServletException e) {
            throw new ChainFailed(e instanceof ServletException servlet ? servlet : new ServletException(e));
        }
        if (captured.getStatus() >= 400) {
            status.setRollbackOnly();
        }
        return captured.answer();
    }

    private static final class ChainFailed extends RuntimeException {

        private final ServletException cause;

        ChainFailed(ServletException cause) {
            super(cause);
            this.cause = cause;
        }
    }
}
