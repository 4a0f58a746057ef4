package io.taskloom.engine.bpm.engine;

import io.taskloom.engine.bpm.NothingWaits;
import io.taskloom.engine.bpm.Processes.Candidates;
import io.taskloom.engine.bpm.UserTaskId;
import io.taskloom.engine.event.PersonId;
import java.util.Objects;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.jspecify.annotations.Nullable;

/** Written with the new user task's own row, so that it costs no statement of its own there. */
record OfferTask(UserTaskId task, @Nullable PersonId assignee, Candidates candidates) implements Command<Boolean> {

    @Override
    public Boolean execute(CommandContext context) {
        TaskEntity found = context.getTaskManager().findTaskById(task.toString());
        if (found == null) {
            throw new NothingWaits("task " + task);
        }
        String person = assignee == null ? null : assignee.toString();
        if (!Objects.equals(person, found.getAssignee())) {
            found.setAssignee(person);
        }
        candidates.groups().forEach(found::addCandidateGroup);
        candidates.people().forEach(candidate -> found.addCandidateUser(candidate.toString()));
        return true;
    }
}
