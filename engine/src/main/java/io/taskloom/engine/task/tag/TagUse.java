package io.taskloom.engine.task.tag;

import io.taskloom.engine.event.Actor;
import io.taskloom.engine.event.ProjectId;

/** Where tags are used; in the transaction of what happens to the tag. */
public interface TagUse {

    /** Whether something that is not in the bin has it. */
    boolean uses(TagId tag);

    /** The tag goes: it is taken off everything that has it. */
    void release(Actor actor, ProjectId project, TagId tag);
}
