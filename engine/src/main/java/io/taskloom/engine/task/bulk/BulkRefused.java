package io.taskloom.engine.task.bulk;

import io.taskloom.engine.problem.Conflict;
import java.util.List;
import java.util.Map;

class BulkRefused extends Conflict {

    private final List<BulkResult.Item> items;

    BulkRefused(List<BulkResult.Item> items) {
        super("Not every task can be changed that way, so none was.");
        this.items = items;
    }

    @Override
    public Map<String, Object> details() {
        return Map.of("items", items);
    }
}
