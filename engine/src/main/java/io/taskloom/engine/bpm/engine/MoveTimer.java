package io.taskloom.engine.bpm.engine;

import io.taskloom.engine.problem.NotFound;
import java.time.Instant;
import java.util.Date;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TimerEntity;

record MoveTimer(String timerId, Instant due) implements Command<Instant> {

    @Override
    public Instant execute(CommandContext context) {
        JobEntity job = context.getJobManager().findJobById(timerId);
        if (!(job instanceof TimerEntity)) {
            throw new NotFound("timer", timerId);
        }
        job.setDuedate(Date.from(due));
        return due;
    }
}
