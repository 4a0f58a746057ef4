package io.taskloom.engine.bpm.webapp;

import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.ProcessEnginePlugin;
import org.camunda.bpm.extension.keycloak.plugin.KeycloakIdentityProviderPlugin;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

/** Keycloak's people and groups as Camunda's, and what they may do there. */
@Configuration(proxyBeanMethods = false)
class CamundaPeople {

    private static final int ORDER = 110;

    @Bean
    @Order(ORDER)
    ProcessEnginePlugin authorization() {
        return new AbstractProcessEnginePlugin() {
            @Override
            public void preInit(ProcessEngineConfigurationImpl engine) {
                // Checked only where somebody is signed in to Camunda: our own use cases have decided already.
                engine.setAuthorizationEnabled(true);
                engine.setAdminGroups(new ArrayList<>(List.of(WebappSecurity.ADMIN)));
            }
        };
    }

    /** Without an administrator group: the plugin would look it up at start, and not start without Keycloak. */
    @Bean
    @Order(ORDER + 1)
    @ConditionalOnProperty("taskloom.identity.engine.client-secret")
    ProcessEnginePlugin keycloakPeople(WebappSettings settings) {
        KeycloakIdentityProviderPlugin plugin = new KeycloakIdentityProviderPlugin();
        plugin.setKeycloakIssuerUrl(settings.backendRealm());
        plugin.setKeycloakAdminUrl(settings.adminApi());
        plugin.setClientId(settings.engine().clientId());
        plugin.setClientSecret(settings.engine().clientSecret());
        plugin.setCacheEnabled(true);
        return plugin;
    }
}
