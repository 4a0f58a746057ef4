package io.taskloom.engine.identity;

import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.text.ParseException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Keycloak's keys: from memory, else from PostgreSQL, else from Keycloak. Keys once seen serve until Keycloak names others, so
 * that nobody is signed out because Keycloak is away (architecture decision 10).
 */
@Component
class RealmKeys implements JWKSource<SecurityContext> {

    private static final Logger LOG = LoggerFactory.getLogger(RealmKeys.class);

    private final RealmKeysStore store;
    private final RealmKeysClient keycloak;
    private final IdentitySettings settings;
    private final Clock clock;
    private final ReentrantLock asking = new ReentrantLock();
    private final AtomicBoolean refreshing = new AtomicBoolean();
    private volatile @Nullable Keys keys;
    private volatile Instant lastAsked = Instant.EPOCH;

    RealmKeys(RealmKeysStore store, RealmKeysClient keycloak, IdentitySettings settings, Clock clock) {
        this.store = store;
        this.keycloak = keycloak;
        this.settings = settings;
        this.clock = clock;
    }

    record Keys(JWKSet set, Instant fetchedAt) {}

    @Override
    public List<JWK> get(JWKSelector selector, @Nullable SecurityContext context) throws KeySourceException {
        Keys current = keys;
        if (current == null) {
            current = load();
        }
        List<JWK> found = current == null ? List.of() : selector.select(current.set());
        if (found.isEmpty()) {
            current = ask(current);
            found = current == null ? List.of() : selector.select(current.set());
        } else if (current != null && isOld(current)) {
            refreshInBackground(current);
        }
        if (current == null) {
            throw new KeySourceException("Keycloak's keys are not known yet");
        }
        return found;
    }

    private @Nullable Keys load() {
        Keys stored = store.find(settings.issuer()).orElse(null);
        if (stored != null && keys == null) {
            keys = stored;
        }
        return stored;
    }

    private boolean isOld(Keys known) {
        return known.fetchedAt().plus(settings.keysMaxAge()).isBefore(clock.instant());
    }

    private void refreshInBackground(Keys known) {
        if (refreshing.compareAndSet(false, true)) {
            Thread.ofVirtual().name("realm-keys").start(() -> {
                try {
                    ask(known);
                } finally {
                    refreshing.set(false);
                }
            });
        }
    }

    /** Asks Keycloak, but not more often than allowed; whoever waits for another's question shares its answer. */
    private @Nullable Keys ask(@Nullable Keys known) {
        asking.lock();
        try {
            Instant now = clock.instant();
            if (keys == known && lastAsked.plus(settings.keysPause()).isBefore(now)) {
                lastAsked = now;
                String text = keycloak.fetch();
                keys = new Keys(JWKSet.parse(text), now);
                store.save(settings.issuer(), text, now);
            }
        } catch (RealmKeysClient.Unreachable | ParseException e) {
            LOG.warn("Keycloak's keys can't be fetched, the known ones go on serving: {}", e.getMessage());
        } finally {
            asking.unlock();
        }
        return keys;
    }
}
