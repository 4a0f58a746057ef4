package io.taskloom.keycloak.handover;

import java.util.List;
import org.keycloak.Config;
import org.keycloak.connections.jpa.entityprovider.JpaEntityProvider;
import org.keycloak.connections.jpa.entityprovider.JpaEntityProviderFactory;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;

/** Lets Keycloak make our table with its own, at its start. */
public final class HandoverTableFactory implements JpaEntityProviderFactory {

    @Override
    public String getId() {
        return HandoverListenerFactory.ID;
    }

    @Override
    public JpaEntityProvider create(KeycloakSession session) {
        return new HandoverTable();
    }

    @Override
    public void init(Config.Scope config) {}

    @Override
    public void postInit(KeycloakSessionFactory factory) {}

    @Override
    public void close() {}

    private static final class HandoverTable implements JpaEntityProvider {

        @Override
        public List<Class<?>> getEntities() {
            return List.of();
        }

        @Override
        public String getChangelogLocation() {
            return "META-INF/taskloom-handover-changelog.xml";
        }

        @Override
        public String getFactoryId() {
            return HandoverListenerFactory.ID;
        }

        @Override
        public void close() {}
    }
}
