package io.taskloom.keycloak.signin;

import jakarta.persistence.EntityManager;
import jakarta.persistence.FlushModeType;
import jakarta.persistence.Query;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.utils.KeycloakModelUtils;

/**
 * Failed sign-ins, in Keycloak's own database, so that all nodes count together and a restart forgives nobody.
 *
 * <p>An attempt is counted, in a transaction of its own, before its password is looked at, and taken back when the password was right. So a
 * hundred attempts at once are five and ninety-five, no row is held while a password is hashed, and {@code kill -9} in between leaves one
 * failure too many, never one too few. Names and addresses are kept as hashes only.
 */
final class Attempts {

    /** Failures of an address that are free, and how fast they are forgiven: one each so often. */
    private static final int OF_AN_ADDRESS = 100;

    private static final Duration FORGIVEN_IN = Duration.ofSeconds(6);

    /** Keycloak counts as well, from a moment later and in a worker: ours must outlast its. */
    private static final Duration OUTLASTING = Duration.ofSeconds(3);

    private static final int SWEEPS_ONE_IN = 200;

    private final KeycloakSession session;
    private final RealmModel realm;
    private final Clock clock;

    Attempts(KeycloakSession session, RealmModel realm) {
        this(session, realm, Clock.systemUTC());
    }

    private Attempts(KeycloakSession session, RealmModel realm, Clock clock) {
        this.session = session;
        this.realm = realm;
        this.clock = clock;
    }

    /** Counts an attempt on an account, or on a name that nobody has. */
    Attempt begin(@Nullable UserModel person, String name) {
        Waiting waiting = waiting();
        String key = key(person, name);
        String address = addressKey();
        return inTransaction(database -> {
            Instant now = clock.instant();
            sweep(database, now);
            Duration throttled = throttled(find(database, address, false), now);
            if (throttled.isPositive()) {
                return new Attempt.Refused(throttled);
            }
            Row row = find(database, key, true);
            if (row.lockedUntil().isAfter(now)) {
                return new Attempt.Refused(Duration.between(now, row.lockedUntil()));
            }
            int failures = waiting.forgets(row.last(), now) ? 1 : row.failures() + 1;
            Duration wait = waiting.after(failures);
            save(
                    database,
                    key,
                    failures,
                    now,
                    wait.isZero() ? Instant.EPOCH : now.plus(wait).plus(OUTLASTING));
            return new Attempt.Allowed();
        });
    }

    /** The password was right: nothing is left of the account's failures. The address keeps its own. */
    void succeeded(@Nullable UserModel person, String name) {
        String key = key(person, name);
        inTransaction(database -> statement(
                        database, "delete from TASKLOOM_SIGN_IN_FAILURES where REALM_ID = ?1 and NAME_HASH = ?2")
                .setParameter(1, realm.getId())
                .setParameter(2, key)
                .executeUpdate());
    }

    /** The password was wrong: the address is remembered for it, too. */
    void failed() {
        String address = addressKey();
        inTransaction(database -> {
            Instant now = clock.instant();
            Row row = find(database, address, true);
            save(database, address, remaining(row, now) + 1, now, Instant.EPOCH);
            return address;
        });
    }

    private Duration throttled(Row address, Instant now) {
        int over = remaining(address, now) - OF_AN_ADDRESS + 1;
        return over > 0 ? FORGIVEN_IN.multipliedBy(over) : Duration.ZERO;
    }

    private static int remaining(Row address, Instant now) {
        long forgiven = Duration.between(address.last(), now).dividedBy(FORGIVEN_IN);
        return (int) Math.max(0, address.failures() - forgiven);
    }

    /** The realm's settings of lock-outs, which Keycloak counts by as well. */
    private Waiting waiting() {
        return new Waiting(
                realm.getFailureFactor(),
                Duration.ofSeconds(realm.getWaitIncrementSeconds()),
                Duration.ofSeconds(realm.getMaxFailureWaitSeconds()),
                Duration.ofSeconds(realm.getMaxDeltaTimeSeconds()));
    }

    /** Whichever of their names people type, they are one; a name that nobody has is as good as an account. */
    private static String key(@Nullable UserModel person, String name) {
        return person == null
                ? hash("name " + name.strip().toLowerCase(Locale.ROOT))
                : hash("person " + person.getId());
    }

    private String addressKey() {
        return hash("address " + network(session.getContext().getConnection().getRemoteHost()));
    }

    /** Whoever has one address of IPv6 has all of its network. */
    static String network(String address) {
        if (!address.contains(":")) {
            return address;
        }
        try {
            byte[] bytes = InetAddress.getByName(address).getAddress();
            return bytes.length == 16 ? HexFormat.of().formatHex(Arrays.copyOf(bytes, 8)) : address;
        } catch (UnknownHostException e) {
            return address;
        }
    }

    private static String hash(String key) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private record Row(int failures, Instant last, Instant lockedUntil) {

        static final Row NONE = new Row(0, Instant.EPOCH, Instant.EPOCH);
    }

    /** Locking it, and making it where it is missing, if it is to be changed. */
    private Row find(EntityManager database, String key, boolean toChange) {
        if (toChange) {
            statement(
                            database,
                            "insert into TASKLOOM_SIGN_IN_FAILURES (REALM_ID, NAME_HASH, FAILURES, LAST_AT, LOCKED_UNTIL)"
                                    + " values (?1, ?2, 0, 0, 0) on conflict do nothing")
                    .setParameter(1, realm.getId())
                    .setParameter(2, key)
                    .executeUpdate();
        }
        var rows = statement(
                        database,
                        "select FAILURES, LAST_AT, LOCKED_UNTIL from TASKLOOM_SIGN_IN_FAILURES"
                                + " where REALM_ID = ?1 and NAME_HASH = ?2" + (toChange ? " for update" : ""))
                .setParameter(1, realm.getId())
                .setParameter(2, key)
                .getResultList();
        if (rows.isEmpty()) {
            return Row.NONE;
        }
        var row = (Object[]) rows.getFirst();
        return new Row(((Number) row[0]).intValue(), instant(row[1]), instant(row[2]));
    }

    private void save(EntityManager database, String key, int failures, Instant last, Instant lockedUntil) {
        statement(
                        database,
                        "update TASKLOOM_SIGN_IN_FAILURES set FAILURES = ?3, LAST_AT = ?4, LOCKED_UNTIL = ?5"
                                + " where REALM_ID = ?1 and NAME_HASH = ?2")
                .setParameter(1, realm.getId())
                .setParameter(2, key)
                .setParameter(3, failures)
                .setParameter(4, last.toEpochMilli())
                .setParameter(5, lockedUntil.toEpochMilli())
                .executeUpdate();
    }

    /** Names are typed by strangers: what is forgotten goes, now and then. */
    private void sweep(EntityManager database, Instant now) {
        if (ThreadLocalRandom.current().nextInt(SWEEPS_ONE_IN) == 0) {
            statement(
                            database,
                            "delete from TASKLOOM_SIGN_IN_FAILURES where (REALM_ID, NAME_HASH) in (select REALM_ID, NAME_HASH"
                                    + " from TASKLOOM_SIGN_IN_FAILURES where REALM_ID = ?1 and LAST_AT < ?2"
                                    + " for update skip locked)")
                    .setParameter(1, realm.getId())
                    .setParameter(2, now.minus(waiting().forgotten()).toEpochMilli())
                    .executeUpdate();
        }
    }

    private static Instant instant(Object millis) {
        return Instant.ofEpochMilli(((Number) millis).longValue());
    }

    private static Query statement(EntityManager database, String sql) {
        return database.createNativeQuery(sql).setFlushMode(FlushModeType.COMMIT);
    }

    private <T> T inTransaction(Function<EntityManager, T> work) {
        return KeycloakModelUtils.runJobInTransactionWithResult(
                session.getKeycloakSessionFactory(),
                own -> work.apply(own.getProvider(JpaConnectionProvider.class).getEntityManager()));
    }
}
