package io.taskloom.bench.years;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Takes the indexes off tables that are about to be filled, and puts them back: built at once they take a tenth of the time. */
final class Indexes {

    // Those behind constraints stay: a foreign key may need them.
    private static final String DEFINITIONS = """
            select i.indexrelid::regclass::text, pg_get_indexdef(i.indexrelid) from pg_index i
            where i.indrelid = any (?::regclass[]) and not exists (select from pg_constraint c where c.conindid = i.indexrelid)
            """;

    private final Connection connection;
    private final List<String> definitions;

    private Indexes(Connection connection, List<String> definitions) {
        this.connection = connection;
        this.definitions = definitions;
    }

    static Indexes takenOff(Connection connection, List<String> tables) throws SQLException {
        var definitions = new ArrayList<String>();
        try (var find = connection.prepareStatement(DEFINITIONS);
                var drop = connection.createStatement()) {
            find.setArray(1, connection.createArrayOf("text", tables.toArray()));
            try (var rows = find.executeQuery()) {
                while (rows.next()) {
                    // With the definition as it is written, a partitioned table's partitions would get none.
                    definitions.add(rows.getString(2).replace(" ON ONLY ", " ON "));
                    drop.execute("drop index " + rows.getString(1));
                }
            }
        }
        return new Indexes(connection, definitions);
    }

    void putBack() throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("set maintenance_work_mem = '512MB'");
            for (String definition : definitions) {
                statement.execute(definition);
            }
        }
    }
}
