package io.taskloom.engine.task.approval;

import io.taskloom.engine.identity.PersonColumn;
import io.taskloom.engine.identity.PersonalData;
import java.util.List;
import org.springframework.stereotype.Component;

/** Who approved what. */
@Component
class ApprovalsOfPeople implements PersonalData {

    @Override
    public List<PersonColumn> columns() {
        return List.of(
                PersonColumn.kept("task_approval", "person_id", "A decision stays, by a deleted person"),
                PersonColumn.kept("task_approval", "instead_of", "A decision stays, for a deleted person"),
                PersonColumn.kept("approval_handover", "from_id", "The way of a vote stays, with deleted people on it"),
                PersonColumn.kept("approval_handover", "to_id", "The way of a vote stays, with deleted people on it"),
                PersonColumn.deleted("approval_request", "person_id", "Mailed questions to that person"),
                PersonColumn.kept("approval_request", "actor_person", "What was done stays, by a deleted person"),
                PersonColumn.kept("approval_request", "actor_id", "What was done stays, by a deleted person"),
                PersonColumn.deleted("approval_absence", "person_id", "When somebody is away concerns nobody else"),
                PersonColumn.deleted("approval_absence", "deputy_id", "Nobody stands in any more"));
    }

    @Override
    public List<Extract> extracts() {
        return List.of(new Extract("approvals", """
                        select task_id, decision, comment, at from task_approval where person_id = :person"""), new Extract("absence", """
                        select deputy_id, first_day, last_day from approval_absence where person_id = :person"""));
    }
}
