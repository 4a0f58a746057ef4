package io.taskloom.keycloak.handover;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.persistence.EntityManager;
import jakarta.persistence.FlushModeType;
import jakarta.persistence.Query;
import java.util.List;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;

/** What the engine has not fetched yet: rows in Keycloak's own database, written in the transaction of what they tell. */
final class Outbox {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final EntityManager database;

    Outbox(KeycloakSession session) {
        this.database = session.getProvider(JpaConnectionProvider.class).getEntityManager();
    }

    void add(String realmId, Happening what) {
        statement("insert into TASKLOOM_HANDOVER (ID, REALM_ID, HAPPENED_AT, CONTENT) values (?1, ?2, ?3, ?4)")
                .setParameter(1, what.id())
                .setParameter(2, realmId)
                .setParameter(3, what.time())
                .setParameter(4, write(what))
                .executeUpdate();
    }

    /** As JSON, the oldest first. */
    List<String> oldest(String realmId, int limit) {
        List<?> rows = statement("select CONTENT from TASKLOOM_HANDOVER where REALM_ID = ?1 order by HAPPENED_AT, ID")
                .setParameter(1, realmId)
                .setMaxResults(limit)
                .getResultList();
        return rows.stream().map(String.class::cast).toList();
    }

    /** Those that are gone already do not matter. */
    void forget(String realmId, List<String> ids) {
        if (!ids.isEmpty()) {
            statement("delete from TASKLOOM_HANDOVER where REALM_ID = ?1 and ID in (?2)")
                    .setParameter(1, realmId)
                    .setParameter(2, ids)
                    .executeUpdate();
        }
    }

    /** Without writing Keycloak's own changes first: what is wrong with those must show where Keycloak expects it. */
    private Query statement(String sql) {
        return database.createNativeQuery(sql).setFlushMode(FlushModeType.COMMIT);
    }

    private static String write(Happening what) {
        try {
            return JSON.writeValueAsString(what);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
