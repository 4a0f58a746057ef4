package io.taskloom.engine.bpm;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

class OwnDatabase implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    private static @Nullable EmbeddedPostgres postgres;

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        String name = "t" + UUID.randomUUID().toString().replace("-", "");
        try (Connection connection = postgres().getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create database " + name);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        TestPropertyValues.of(
                        "spring.datasource.url=" + postgres().getJdbcUrl("postgres", name),
                        "spring.datasource.username=postgres",
                        "spring.flyway.enabled=false")
                .applyTo(context);
    }

    private static synchronized EmbeddedPostgres postgres() {
        try {
            if (postgres == null) {
                postgres = EmbeddedPostgres.builder()
                        .setServerConfig("fsync", "on")
                        .setServerConfig("synchronous_commit", "on")
                        .setServerConfig("max_connections", "200")
                        .start();
            }
            return postgres;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
