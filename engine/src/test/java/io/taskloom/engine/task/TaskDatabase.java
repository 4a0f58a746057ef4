package io.taskloom.engine.task;

import com.zaxxer.hikari.HikariDataSource;
import io.taskloom.standalone.Services;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.JdbcTemplate;

/** A database of a test's own with our tables and nothing else running on it, for what needs many rows or none. */
public final class TaskDatabase implements AutoCloseable {

    private final HikariDataSource source = new HikariDataSource();

    public TaskDatabase() {
        var database = Services.shared().postgres().createDatabase();
        source.setJdbcUrl(database.jdbcUrl());
        source.setUsername(database.user());
        source.setPassword(database.password());
        source.setMaximumPoolSize(3);
        Flyway.configure().dataSource(source).load().migrate();
    }

    public JdbcTemplate jdbc() {
        return new JdbcTemplate(source);
    }

    @Override
    public void close() {
        source.close();
    }
}
