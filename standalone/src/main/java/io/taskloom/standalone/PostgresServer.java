package io.taskloom.standalone;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.UUID;

/**
 * A running PostgreSQL and its superuser.
 *
 * @param host name or address
 * @param port TCP port
 * @param user superuser
 * @param password the superuser's password
 */
public record PostgresServer(String host, int port, String user, String password) {

    /** Creates an empty database with a name of its own. */
    public Database createDatabase() {
        return createDatabase("t_" + UUID.randomUUID().toString().replace("-", ""));
    }

    /** The database of this name, created if it is missing. */
    public Database createDatabase(String name) {
        if (!name.matches("[a-z_][a-z0-9_]{0,62}")) {
            throw new IllegalArgumentException("Not a plain database name: " + name);
        }
        try (var connection = DriverManager.getConnection(jdbcUrl("postgres"), user, password);
                var statement = connection.createStatement()) {
            try (var found = statement.executeQuery("select 1 from pg_database where datname = '" + name + "'")) {
                if (!found.next()) {
                    statement.execute("create database " + name);
                }
            }
        } catch (SQLException e) {
            throw new ServiceFailure("Could not create the database " + name + ": " + e.getMessage(), e);
        }
        return new Database(name, jdbcUrl(name), user, password);
    }

    /** The JDBC address of a database on this server. */
    public String jdbcUrl(String database) {
        return "jdbc:postgresql://" + host + ":" + port + "/" + database;
    }

    /**
     * One database.
     *
     * @param name its name
     * @param jdbcUrl its JDBC address
     * @param user its owner
     * @param password the owner's password
     */
    public record Database(String name, String jdbcUrl, String user, String password) {}
}
