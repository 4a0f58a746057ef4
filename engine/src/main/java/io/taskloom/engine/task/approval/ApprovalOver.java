package io.taskloom.engine.task.approval;

import io.taskloom.engine.problem.Gone;
import io.taskloom.engine.task.TaskId;
import java.util.Map;

/** The link was good once. */
class ApprovalOver extends Gone {

    enum State {
        ANSWERED("answered", "You have decided by this link already."),
        DECIDED("decided", "This has been decided, or is not asked any more."),
        NOT_ASKED("not-asked", "Your vote is not wanted here any more."),
        EXPIRED("expired", "This link has expired; the task still asks.");

        private final String word;
        private final String sentence;

        State(String word, String sentence) {
            this.word = word;
            this.sentence = sentence;
        }
    }

    private final State state;
    private final TaskId task;

    ApprovalOver(State state, TaskId task) {
        super(state.sentence);
        this.state = state;
        this.task = task;
    }

    @Override
    public Map<String, Object> details() {
        return Map.of("state", state.word, "taskId", task);
    }
}
