package io.taskloom.bench;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** A look into the installation's database, beside the engine. */
record Database(String url, String user, String password) {

    interface Row<T> {
        T read(ResultSet row) throws SQLException;
    }

    <T> List<T> list(String sql, Row<T> mapper, Object... parameters) {
        try (var connection = connect();
                var statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            try (var rows = statement.executeQuery()) {
                var found = new ArrayList<T>();
                while (rows.next()) {
                    found.add(mapper.read(rows));
                }
                return found;
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    long number(String sql, Object... parameters) {
        return list(sql, row -> row.getLong(1), parameters).getFirst();
    }

    UUID id(String sql) {
        return list(sql, row -> row.getObject(1, UUID.class)).getFirst();
    }

    void run(String sql) {
        try (var connection = connect();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Waits until the query's count is no longer below. @throws IllegalStateException if that takes too long */
    void await(Duration atMost, long count, String sql, Object... parameters) {
        var deadline = System.nanoTime() + atMost.toNanos();
        for (var now = number(sql, parameters); now < count; now = number(sql, parameters)) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("only %d of %d after %s: %s".formatted(now, count, atMost, sql));
            }
            Pause.of(Duration.ofMillis(50));
        }
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(url + "?ApplicationName=taskloom-bench", user, password);
    }
}
