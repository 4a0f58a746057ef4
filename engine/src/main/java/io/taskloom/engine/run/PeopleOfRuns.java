package io.taskloom.engine.run;

import io.taskloom.engine.identity.PersonColumn;
import io.taskloom.engine.identity.PersonalData;
import java.util.List;
import org.springframework.stereotype.Component;

/** With whose rights, and by whose doing, something ran. */
@Component
class PeopleOfRuns implements PersonalData {

    @Override
    public List<PersonColumn> columns() {
        return List.of(
                PersonColumn.kept("run", "person_id", "What ran stays; without its person it has no rights any more"),
                PersonColumn.kept("run", "started_by", "What was done stays, by a deleted person"),
                PersonColumn.kept("run_step", "skipped_by", "That a step was skipped stays, by a deleted person"),
                PersonColumn.kept(
                        "run_correction", "person_id", "That data was set by hand stays, by a deleted person"),
                PersonColumn.kept("run_undo", "person_id", "That a run was undone stays, by a deleted person"),
                PersonColumn.kept("run_migration", "person_id", "That runs were moved stays, by a deleted person"));
    }
}
