package io.taskloom.engine.task;

import io.taskloom.engine.identity.PersonColumn;
import io.taskloom.engine.identity.PersonalData;
import java.util.List;
import org.springframework.stereotype.Component;

/** Whose tasks are whose. */
@Component
class TasksOfPeople implements PersonalData {

    @Override
    public List<PersonColumn> columns() {
        return List.of(
                PersonColumn.kept("task", "reporter_id", "The team's work stays, by a deleted person"),
                PersonColumn.kept(
                        "task_assignee",
                        "person_id",
                        "The team's work stays; who it was assigned to is a deleted person"),
                PersonColumn.kept("task_change", "actor_person", "What was done stays, by a deleted person"),
                PersonColumn.kept("task_change", "actor_id", "What was done stays, by a deleted person"));
    }

    @Override
    public List<Extract> extracts() {
        return List.of(new Extract("tasks", """
                        select t.id, t.project_id, t.title, t.description, t.status, t.priority, t.start_at, t.due_at, t.time_zone,
                            t.reporter_id = :person as reported,
                            exists (select from task_assignee a where a.task_id = t.id and a.person_id = :person) as assigned,
                            t.created_at, t.completed_at
                        from task t
                        where (t.reporter_id = :person
                               or t.id in (select a.task_id from task_assignee a where a.person_id = :person))
                          and (exists (select from project_member m where m.project_id = t.project_id and m.person_id = :person)
                           or exists (select from workspace_member w where w.workspace_id = t.workspace_id and w.person_id = :person
                                      and w.role in ('owner', 'admin')))"""));
    }
}
