package io.taskloom.engine.imports;

import io.taskloom.engine.problem.Conflict;
import java.util.Map;

/** What was asked for is not possible in the state that the import is in. */
class ImportNotNow extends Conflict {

    private final ImportState state;

    ImportNotNow(ImportState state) {
        super("This can not be done with an import that is %s.".formatted(state.column()));
        this.state = state;
    }

    @Override
    public Map<String, Object> details() {
        return Map.of("state", state);
    }
}
