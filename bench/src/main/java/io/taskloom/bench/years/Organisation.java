package io.taskloom.bench.years;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/**
 * Workspaces with their people and projects. It follows from the seed alone, whatever the number of tasks: accounts made for
 * one size fit the others.
 *
 * @param people in the order of their numbers; one and the same sees everything: {@link #director}
 */
public record Organisation(List<Person> people, List<Workspace> workspaces) {

    /** @param user name of the account */
    public record Person(UUID id, String name, String user) {

        public String email() {
            return user + "@taskloom.example";
        }
    }

    record Workspace(UUID id, String name, List<Person> members, List<Project> projects) {}

    /** @param weight how much happens there, beside the others */
    record Project(
            UUID id,
            UUID workspace,
            String name,
            int weight,
            List<Member> members,
            List<Section> sections,
            List<Tag> tags) {

        /** Those who write. */
        List<Person> workers() {
            return members.stream()
                    .filter(member -> !member.role().equals("viewer"))
                    .map(Member::person)
                    .toList();
        }
    }

    record Member(Person person, String role) {}

    record Section(UUID id, String name, String rank) {}

    record Tag(UUID id, String name) {}

    static final Instant FOUNDED = Instant.parse("2023-01-01T08:00:00Z");

    private static final List<String> SECTIONS = List.of("Backlog", "Ready", "In progress", "Review", "Done");
    private static final String RANKS = "4aiqw";
    private static final List<String> TAGS = List.of(
            "customer",
            "bug",
            "idea",
            "finance",
            "legal",
            "design",
            "waiting",
            "research",
            "hiring",
            "event",
            "docs",
            "ops");

    /** Of the biggest project, beside the usual one to ten. */
    private static final int BIGGEST = 50;

    public static Organisation of(Scale scale) {
        var dice = new Dice(scale.seed());
        var people = new ArrayList<Person>();
        for (int i = 0; i < scale.people(); i++) {
            people.add(new Person(
                    id(dice), Vocabulary.english().person(dice), String.format(Locale.ROOT, "bench-%04d", i)));
        }
        var workspaces = new ArrayList<Workspace>();
        var size = scale.people() / scale.workspaces();
        for (int w = 0; w < scale.workspaces(); w++) {
            workspaces.add(workspace(dice, w, people.getFirst(), people.subList(w * size, (w + 1) * size)));
        }
        return new Organisation(List.copyOf(people), List.copyOf(workspaces));
    }

    /** Sees every project. */
    public Person director() {
        return people.getFirst();
    }

    List<Project> projects() {
        return workspaces.stream()
                .flatMap(workspace -> workspace.projects().stream())
                .toList();
    }

    /** The projects in which that person writes. */
    public List<UUID> workplaces(Person person) {
        return projects().stream()
                .filter(project -> project.workers().contains(person))
                .map(Project::id)
                .toList();
    }

    private static Workspace workspace(Dice dice, int number, Person director, List<Person> team) {
        var id = id(dice);
        var members = new ArrayList<>(team);
        if (!members.contains(director)) {
            members.add(director);
        }
        var projects = new ArrayList<Project>();
        for (int p = 0; p < Scale.PROJECTS_PER_WORKSPACE; p++) {
            var weight = number == 0 && p == 0 ? BIGGEST : p + 1;
            projects.add(project(dice, id, p, weight, director, team));
        }
        return new Workspace(
                id, Vocabulary.english().place(dice) + " " + number, List.copyOf(members), List.copyOf(projects));
    }

    private static Project project(
            Dice dice, UUID workspace, int number, int weight, Person director, List<Person> team) {
        var members = new ArrayList<Member>();
        members.add(new Member(team.getFirst(), "owner"));
        if (!team.contains(director)) {
            members.add(new Member(director, "member"));
        }
        for (int i = 1; i < team.size(); i++) {
            // So that everybody writes in one at least.
            var own = number == i % Scale.PROJECTS_PER_WORKSPACE;
            if (own || dice.chance(0.5)) {
                var viewer = !own && dice.chance(0.1);
                members.add(new Member(team.get(i), viewer ? "viewer" : "member"));
            }
        }
        var sections = new ArrayList<Section>();
        for (int i = 0; i < SECTIONS.size(); i++) {
            sections.add(new Section(id(dice), SECTIONS.get(i), RANKS.substring(i, i + 1)));
        }
        var tags = TAGS.stream()
                .limit(6L + dice.below(7))
                .map(name -> new Tag(id(dice), name))
                .toList();
        var name = Vocabulary.english().title(dice);
        return new Project(id(dice), workspace, name, weight, List.copyOf(members), List.copyOf(sections), tags);
    }

    private static UUID id(Dice dice) {
        return dice.id(FOUNDED.toEpochMilli());
    }
}
