package io.taskloom.engine.bpm;

import io.taskloom.engine.problem.Conflict;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

class RecordingProjection implements UserTaskProjection {

    static class NotAllowed extends Conflict {
        NotAllowed() {
            super("You may not.");
        }
    }

    final Map<InstanceId, UserTask> born = new ConcurrentHashMap<>();
    private final Map<InstanceId, List<String>> lines = new ConcurrentHashMap<>();
    volatile boolean refuse;

    List<String> of(InstanceId instance) {
        return lines.computeIfAbsent(instance, id -> new CopyOnWriteArrayList<>());
    }

    private void add(UserTask task, String what) {
        of(task.instance()).add(task.elementId() + " " + what);
    }

    @Override
    public void created(UserTask task, @Nullable String by) {
        born.put(task.instance(), task);
        add(task, "created for " + task.assignee());
    }

    @Override
    public void updated(UserTask task, @Nullable String by) {
        add(task, "updated for " + task.assignee());
    }

    @Override
    public void assigned(UserTask task, @Nullable String before, @Nullable String by) {
        add(task, "handed from " + before + " to " + task.assignee() + " by " + by);
    }

    @Override
    public void completed(UserTask task, @Nullable String by) {
        if (refuse) {
            throw new NotAllowed();
        }
        add(task, "completed by " + by);
    }

    @Override
    public void ended(
            InstanceId instance,
            String definitionKey,
            @Nullable String businessKey,
            boolean cancelled,
            @Nullable String by) {
        // What is recorded here is about user tasks.
    }

    @Override
    public void cancelled(UserTask task, String reason, @Nullable String by) {
        add(task, "cancelled by " + by + ": " + reason);
    }
}
