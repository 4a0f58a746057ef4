package io.taskloom.engine.signin;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.NonTransientDataAccessException;
import org.springframework.stereotype.Component;

/**
 * Fetches what has happened to accounts from Keycloak, and says that it was taken only after the commit: neither side's death
 * loses anything. Every node asks; what two fetch at once is noted once, by its id.
 */
@Component
class HandOver implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(HandOver.class);
    private static final int BATCH = 100;
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(4);

    private final KeycloakDoor keycloak;
    private final SignIns signIns;
    private final SignInSettings settings;
    private final Set<String> refused = new HashSet<>();
    private volatile @Nullable Thread thread;
    private boolean away;

    HandOver(KeycloakDoor keycloak, SignIns signIns, SignInSettings settings) {
        this.keycloak = keycloak;
        this.signIns = signIns;
        this.settings = settings;
    }

    @Override
    public void start() {
        if (keycloak.isOpen()) {
            thread = Thread.ofVirtual().name("sign-ins").start(this::work);
        } else {
            LOG.info("taskloom.identity.engine.client-secret is not set: there is no list of sign-ins");
        }
    }

    @Override
    public void stop() {
        Thread running = thread;
        thread = null;
        if (running != null) {
            running.interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }

    private void work() {
        Duration pause = settings.poll();
        while (thread == Thread.currentThread()) {
            try {
                while (fetch() == BATCH) {
                    // There is more already.
                }
                pause = settings.poll();
                away = false;
            } catch (KeycloakAway e) {
                if (!away) {
                    LOG.warn("Keycloak hands over no sign-ins; they wait there until it does");
                }
                away = true;
                pause = min(pause.multipliedBy(2), LONGEST_PAUSE);
            } catch (RuntimeException e) {
                LOG.warn("Sign-ins could not be noted; they wait in Keycloak", e);
                pause = min(pause.multipliedBy(2), LONGEST_PAUSE);
            }
            rest(pause);
        }
    }

    /**
     * Takes one batch.
     *
     * @return how many were taken
     */
    int fetch() {
        List<String> taken = new ArrayList<>();
        for (Happening happening : keycloak.events(BATCH)) {
            if (noted(happening)) {
                taken.add(happening.id());
            }
        }
        if (!taken.isEmpty()) {
            keycloak.taken(taken);
        }
        return taken.size();
    }

    /** What can never be noted stays in Keycloak and holds up nobody else's; the log names it once. */
    private boolean noted(Happening happening) {
        try {
            signIns.note(happening);
            return true;
        } catch (NonTransientDataAccessException | IllegalArgumentException e) {
            if (refused.size() < 1_000 && refused.add(happening.id())) {
                LOG.error("What Keycloak tells as {} can't be noted", happening.id(), e);
            }
            return false;
        }
    }

    private static Duration min(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    private static void rest(Duration pause) {
        try {
            Thread.sleep(pause);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
