package io.taskloom.engine.run;

import io.taskloom.engine.event.PersonId;
import io.taskloom.engine.event.RunId;
import io.taskloom.engine.identity.People;
import java.sql.Array;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Who has set which variables of which held run; not to what. */
@Repository
class RunCorrections {

    private static final int MOST_SHOWN = 20;

    private final JdbcClient db;
    private final People people;

    RunCorrections(JdbcClient db, People people) {
        this.db = db;
        this.people = people;
    }

    void add(RunId run, Instant at, PersonId person, Collection<String> names) {
        db.sql("insert into run_correction (run_id, at, person_id, names) values (?, ?, ?, ?) on conflict do nothing")
                .params(run.value(), RunStore.time(at), person.value(), names.toArray(String[]::new))
                .update();
    }

    /** Newest first; of many the newest. */
    List<RunView.Correction> of(RunId run) {
        List<Row> rows = db.sql("select * from run_correction where run_id = ? order by at desc limit ?")
                .params(run.value(), MOST_SHOWN)
                .query((row, number) -> new Row(
                        row.getObject("at", OffsetDateTime.class).toInstant(),
                        new PersonId(row.getObject("person_id", UUID.class)),
                        names(row.getArray("names"))))
                .list();
        var known = people.find(rows.stream().map(Row::person).toList());
        return rows.stream()
                .map(row -> new RunView.Correction(row.at(), known.get(row.person()), row.names()))
                .toList();
    }

    private static List<String> names(Array column) throws SQLException {
        return List.of((String[]) column.getArray());
    }

    private record Row(Instant at, PersonId person, List<String> names) {}
}
