package io.taskloom.engine.comment;

import io.taskloom.engine.event.Actor;
import io.taskloom.engine.event.PersonId;
import io.taskloom.engine.identity.People;
import io.taskloom.engine.project.Projects;
import io.taskloom.engine.task.TaskPerson;
import io.taskloom.engine.task.TaskView;
import io.taskloom.engine.task.watch.Watchers;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Who is named in a comment; and that whoever takes part in a thread is told of the task from then on. */
@Component
class Mentions {

    private final Projects projects;
    private final People people;
    private final Watchers watchers;

    Mentions(Projects projects, People people, Watchers watchers) {
        this.projects = projects;
        this.people = people;
        this.watchers = watchers;
    }

    /** Only members of the project count: whoever else is named stays text, and is not told apart from nobody. */
    List<PersonId> in(TaskView task, CommentText text) {
        Set<PersonId> named = text.markdown().mentions();
        Set<PersonId> members = projects.membersAmong(task.projectId(), named);
        return named.stream().filter(members::contains).toList();
    }

    void watch(Actor actor, TaskView task, Collection<PersonId> mentioned) {
        if (actor instanceof Actor.Person author) {
            watchers.add(task.id(), author.person());
        }
        mentioned.forEach(person -> watchers.add(task.id(), person));
    }

    List<TaskPerson> named(Collection<PersonId> mentioned) {
        return mentioned.isEmpty()
                ? List.of()
                : people.find(mentioned).values().stream().map(TaskPerson::of).toList();
    }
}
