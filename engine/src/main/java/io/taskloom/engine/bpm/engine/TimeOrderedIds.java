package io.taskloom.engine.bpm.engine;

import io.taskloom.engine.event.Ids;
import org.camunda.bpm.engine.impl.cfg.IdGenerator;

/** Gives Camunda's rows UUIDv7 keys: new rows of every ACT_ table stand together in its index, and no id is ever fetched. */
class TimeOrderedIds implements IdGenerator {

    @Override
    public String getNextId() {
        return Ids.next().toString();
    }
}
