package io.taskloom.engine.task.section;

import io.taskloom.engine.event.Actor;
import io.taskloom.engine.event.ProjectId;

/** Where sections are used; in the transaction of what happens to the section. */
public interface SectionUse {

    /** Whether something that is not in the bin stands in it. */
    boolean uses(SectionId section);

    /** The section goes: what stands in it stands in none. */
    void release(Actor actor, ProjectId project, SectionId section);
}
