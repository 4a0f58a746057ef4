package io.taskloom.engine.identity;

import io.taskloom.engine.event.PersonId;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What a module keeps of people. Each module declares it as a bean, so that no central list grows: erasing somebody, their copy
 * of their data and the table of what is where all follow from these. A test looks at every table for columns that nobody names.
 */
public interface PersonalData {

    /** Columns that name a person, and those that hold an e-mail address. */
    List<PersonColumn> columns();

    /** What a person's copy of their data has from here. */
    default List<Extract> extracts() {
        return List.of();
    }

    /** Files for that copy, read one after the other as it is sent. */
    default List<File> files(PersonId person) {
        return List.of();
    }

    /**
     * @param path in the copy; no two are alike
     * @param content to be closed by whoever reads it; empty if it is gone meanwhile
     */
    record File(String path, Supplier<Optional<InputStream>> content) {}

    /**
     * @param name of the file, without its ending
     * @param sql a query of one row for each item, without secrets; {@code :person} is whose it is
     */
    record Extract(String name, String sql) {}
}
