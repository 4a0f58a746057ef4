package io.taskloom.engine.task;

import io.taskloom.engine.event.Actor;
import io.taskloom.engine.event.Events;
import io.taskloom.engine.event.PersonId;
import io.taskloom.engine.identity.People;
import io.taskloom.engine.project.Projects;
import io.taskloom.engine.task.markdown.Markdown;
import io.taskloom.engine.task.watch.Watchers;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** Tells of people whom a description names anew, and has them watch the task (promise T10). Only members count. */
@Component
class DescriptionMentions {

    private final Projects projects;
    private final People people;
    private final Watchers watchers;
    private final Events events;

    // Watchers ask for tasks, whose moves come here: one of them has to wait.
    DescriptionMentions(Projects projects, People people, @Lazy Watchers watchers, Events events) {
        this.projects = projects;
        this.people = people;
        this.watchers = watchers;
        this.events = events;
    }

    void tell(Actor actor, @Nullable String before, TaskView task) {
        if (Objects.equals(before, task.description())) {
            return;
        }
        var text = new Markdown(task.description());
        Set<PersonId> named = text.mentions();
        if (named.isEmpty()) {
            return;
        }
        named.removeAll(new Markdown(before).mentions());
        Set<PersonId> members = projects.membersAmong(task.projectId(), named);
        named.retainAll(members);
        if (named.isEmpty()) {
            return;
        }
        named.forEach(person -> watchers.add(task.id(), person));
        List<TaskPerson> told =
                people.find(named).values().stream().map(TaskPerson::of).toList();
        events.publish(actor, new TaskMentioned(task.snapshot(), told, text.excerpt()));
    }
}
