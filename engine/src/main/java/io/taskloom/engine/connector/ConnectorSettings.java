package io.taskloom.engine.connector;

import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What an admin sets for the connectors.
 *
 * @param connector per connector's name its settings, e.g. {@code taskloom.connector.webhook.allowed-hosts}; the connector's
 *     reference says which there are
 */
@ConfigurationProperties("taskloom")
record ConnectorSettings(@DefaultValue Map<String, Map<String, String>> connector) {}
