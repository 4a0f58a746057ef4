package io.taskloom.engine.task;

import io.taskloom.engine.bpm.LifeCycle.Approval;
import io.taskloom.engine.bpm.Processes.Candidates;
import io.taskloom.engine.bpm.UserTaskProjection.UserTask;
import io.taskloom.engine.event.Actor;
import io.taskloom.engine.event.PersonId;
import io.taskloom.engine.project.ProjectAccess;
import io.taskloom.engine.project.ProjectRole;
import io.taskloom.engine.project.Projects;
import io.taskloom.engine.project.Teammate;
import io.taskloom.engine.workspace.WorkspaceRole;
import io.taskloom.engine.workspace.Workspaces;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Who may take what nobody has. Candidates of a step are people, and groups that are roles of the workspace or the project by
 * their word ({@code admin}, {@code member}); the project's owners may always.
 */
@Component
class Claims {

    /** What a candidate that is a person begins with, among the words of the groups. */
    private static final String PERSON = "person:";

    private final Projects projects;
    private final Workspaces workspaces;
    private final NamedPeople people;

    Claims(Projects projects, Workspaces workspaces, NamedPeople people) {
        this.projects = projects;
        this.workspaces = workspaces;
        this.people = people;
    }

    Task claim(Actor actor, Task task, Instant now) {
        PersonId person = personOf(actor);
        List<PersonId> assignees = task.details().assignees();
        if (assignees.contains(person)) {
            return task;
        }
        if (!task.open() || !assignees.isEmpty()) {
            throw new NotClaimable();
        }
        requireCandidate(actor, task);
        return task.edit(task.details().with(List.of(person)), now);
    }

    Task unclaim(Actor actor, Task task, Instant now) {
        PersonId person = personOf(actor);
        if (!task.details().assignees().contains(person)) {
            return task;
        }
        if (!task.open()) {
            throw new NotClaimable();
        }
        List<PersonId> others = new ArrayList<>(task.details().assignees());
        others.remove(person);
        return task.edit(task.details().with(others), now);
    }

    /**
     * A step that its model offers to some is not for the others to complete, unless it was given to them. A column of a work
     * flow is not: who has the task has had it before it came there.
     */
    void requireMayComplete(Actor actor, Task task) {
        PersonId person = actor.person();
        if (person != null
                && task.open()
                && !candidates(task).isEmpty()
                && (task.step() != null || !task.details().assignees().contains(person))) {
            requireCandidate(actor, task);
        }
    }

    void requireCandidate(Actor actor, Task task) {
        List<String> candidates = candidates(task);
        ProjectAccess access = projects.require(actor, task.project(), ProjectRole.MEMBER);
        if (candidates.isEmpty()
                || access.role() == ProjectRole.OWNER
                || candidates.contains(PERSON + personOf(actor))) {
            return;
        }
        WorkspaceRole role = workspaces.require(actor, task.workspace(), WorkspaceRole.MEMBER);
        Set<String> own = new HashSet<>(List.of(word(role), word(access.role())));
        if (candidates.stream().noneMatch(own::contains)) {
            throw new NoCandidate(candidates.stream()
                    .filter(candidate -> !candidate.startsWith(PERSON))
                    .toList());
        }
    }

    /**
     * Whose votes an approval wants: whom the model names, else everybody in the project; its owners where that is nobody.
     *
     * @param team who may work in the project
     * @param barred who has no say
     */
    List<PersonId> asked(Task task, List<Teammate> team, Set<PersonId> barred) {
        List<String> candidates = candidates(task);
        List<PersonId> asked = team.stream()
                .filter(mate -> !barred.contains(mate.person()))
                .filter(mate -> candidates.isEmpty() ? mate.joinedAs() != null : isNamed(mate, candidates))
                .map(Teammate::person)
                .toList();
        return !asked.isEmpty()
                ? asked
                : team.stream()
                        .filter(mate -> mate.role() == ProjectRole.OWNER && !barred.contains(mate.person()))
                        .map(Teammate::person)
                        .toList();
    }

    /** Whether that person may take it, where nobody has it. */
    boolean mayTake(Task task, List<Teammate> team, @Nullable PersonId person) {
        List<String> candidates = candidates(task);
        return team.stream()
                .filter(mate -> mate.person().equals(person))
                .anyMatch(
                        mate -> candidates.isEmpty() || mate.role() == ProjectRole.OWNER || isNamed(mate, candidates));
    }

    private static boolean isNamed(Teammate mate, List<String> candidates) {
        return candidates.contains(PERSON + mate.person())
                || candidates.contains(word(mate.workspaceRole()))
                || mate.joinedAs() != null && candidates.contains(word(mate.joinedAs()));
    }

    /** The candidates that a model names, as they are kept with the task. */
    List<String> named(UserTask step) {
        var named = new ArrayList<String>();
        step.candidateUsers().forEach(name -> people.find(name).ifPresent(person -> named.add(PERSON + person)));
        step.candidateGroups().forEach(group -> named.add(group.toLowerCase(Locale.ROOT)));
        boolean asksAssignee = step.assignee() != null && Approval.of(step.properties()) != null;
        if (asksAssignee) {
            // It is for whom it is given to, also once somebody else has taken it.
            people.find(step.assignee()).ifPresent(person -> named.add(PERSON + person));
        }
        if (named.isEmpty() && (asksAssignee || !step.candidateUsers().isEmpty())) {
            // Nobody of those is known here: that must not open it to everybody.
            named.add(word(ProjectRole.OWNER));
        }
        return List.copyOf(named);
    }

    /** The same for Camunda's own pages: groups there are roles within one project, see {@link TeamMemberships}. */
    Candidates inCamunda(Task step) {
        List<String> candidates = candidates(step);
        Set<PersonId> persons = new HashSet<>();
        Set<String> groups = new HashSet<>(Set.of(TeamMemberships.group(step.project(), word(ProjectRole.OWNER))));
        for (String candidate : candidates) {
            if (candidate.startsWith(PERSON)) {
                persons.add(PersonId.of(candidate.substring(PERSON.length())));
            } else {
                groups.add(TeamMemberships.group(step.project(), candidate));
            }
        }
        if (candidates.isEmpty() && step.details().assignees().isEmpty()) {
            groups.add(TeamMemberships.group(step.project(), word(ProjectRole.MEMBER)));
        }
        return new Candidates(persons.isEmpty() ? persons : projects.membersAmong(step.project(), persons), groups);
    }

    static String word(Enum<?> role) {
        return role.name().toLowerCase(Locale.ROOT);
    }

    private static List<String> candidates(Task task) {
        return task.flow() == null ? List.of() : task.flow().candidates();
    }

    private static PersonId personOf(Actor actor) {
        PersonId person = actor.person();
        if (person == null) {
            throw new IllegalArgumentException(actor + " is nobody who could do it");
        }
        return person;
    }
}
