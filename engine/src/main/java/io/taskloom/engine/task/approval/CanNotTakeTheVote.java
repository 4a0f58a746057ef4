package io.taskloom.engine.task.approval;

import io.taskloom.engine.problem.Conflict;
import java.util.Map;

class CanNotTakeTheVote extends Conflict {

    private final Round.Untaken because;

    CanNotTakeTheVote(Round.Untaken because) {
        super(because.reason());
        this.because = because;
    }

    @Override
    public Map<String, Object> details() {
        return Map.of("because", because.code());
    }
}
