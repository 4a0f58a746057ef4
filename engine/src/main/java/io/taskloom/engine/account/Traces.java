package io.taskloom.engine.account;

import io.taskloom.engine.event.PersonId;
import io.taskloom.engine.identity.People;
import io.taskloom.engine.identity.PersonColumn;
import io.taskloom.engine.identity.PersonView;
import io.taskloom.engine.identity.PersonalData;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Erases what the modules say they keep of somebody, a column at a time, each a transaction; who they were goes last, since their
 * address is needed until then. Killed in between, it is done again from the beginning, and finds less.
 */
@Component
class Traces {

    private final List<PersonalData> all;
    private final People people;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    Traces(List<PersonalData> all, People people, JdbcClient jdbc, TransactionTemplate transaction) {
        this.all = all;
        this.people = people;
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    void erase(PersonId person) {
        PersonView known = people.find(List.of(person)).get(person);
        String email = known == null || known.email() == null ? null : inLowerCase(known.email());
        all.stream().flatMap(data -> data.columns().stream()).forEach(column -> erase(column, person, email));
        people.erase(person);
    }

    /** ASCII letters alone: Unicode's lower case would erase what belongs to the owner of a look-alike. */
    private static String inLowerCase(String address) {
        return address.strip()
                .chars()
                .mapToObj(c -> String.valueOf((char) (c >= 'A' && c <= 'Z' ? c + 32 : c)))
                .collect(Collectors.joining());
    }

    private void erase(PersonColumn column, PersonId person, @Nullable String email) {
        Object value =
                switch (column.holds()) {
                    case PERSON -> person.value();
                    case ADDRESS -> email;
                };
        String statement = statement(column);
        if (value != null && statement != null) {
            transaction.executeWithoutResult(
                    status -> jdbc.sql(statement).param("value", value).update());
        }
    }

    private static @Nullable String statement(PersonColumn column) {
        String rows = " where " + column.column() + " = :value"
                + (column.condition() == null ? "" : " and (" + column.condition() + ")");
        return switch (column.fate()) {
            case ROWS_DELETED -> "delete from " + column.table() + rows;
            case SET_TO_NULL -> "update " + column.table() + " set " + column.column() + " = null" + rows;
            case KEPT -> null;
        };
    }
}
