package io.taskloom.bench.years;

import io.taskloom.bench.years.Organisation.Person;
import io.taskloom.bench.years.Organisation.Project;
import io.taskloom.bench.years.Organisation.Tag;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Tasks one after the other, from the oldest to the newest. The newer a task, the more likely it is still open; most have been
 * done within weeks, and what was done long ago is partly in the archive.
 */
final class TaskStream {

    private static final Duration ARCHIVED_AFTER = Duration.ofDays(500);

    /** How far back a task can have to do with others. */
    private static final int REMEMBERED = 64;

    private static final int DEEPEST = 3;

    private final Scale scale;
    private final Dice dice;
    private final Project[] draw;
    private final Map<UUID, List<Person>> workers = new HashMap<>();
    private final Map<UUID, Deque<Recent>> recent = new HashMap<>();

    private record Recent(UUID id, int depth, boolean open) {}

    TaskStream(Scale scale, Organisation organisation) {
        this.scale = scale;
        this.dice = new Dice(scale.seed() + 1);
        this.draw = organisation.projects().stream()
                .flatMap(project -> Stream.generate(() -> project).limit(project.weight()))
                .toArray(Project[]::new);
        for (Project project : organisation.projects()) {
            workers.put(project.id(), project.workers());
            recent.put(project.id(), new ArrayDeque<>());
        }
    }

    void forEach(Consumer<Made> use) {
        for (int i = 0; i < scale.tasks(); i++) {
            use.accept(next(i));
        }
    }

    private Made next(int number) {
        var recency = (number + 1.0) / scale.tasks();
        // More is done every year.
        var share = Math.pow(recency, 1 / 1.6);
        var created = scale.until()
                .minus(Scale.YEARS)
                .plusMillis((long) (Scale.YEARS.toMillis() * share))
                .truncatedTo(ChronoUnit.MILLIS);
        var id = dice.id(created.toEpochMilli());
        var project = draw[dice.below(draw.length)];
        var team = workers(project);
        var open = dice.chance(Math.pow(recency, 1 / scale.openShare() - 1));
        var deleted = dice.chance(0.005) ? later(created, 20) : null;
        var closed = open ? null : later(created, 9);
        var archived = closed != null
                        && deleted == null
                        && closed.isBefore(scale.until().minus(ARCHIVED_AFTER))
                        && dice.chance(0.3)
                ? closed.plus(Duration.ofDays(90))
                : null;
        var inSight = deleted == null && archived == null;
        var known = recent(project);
        var blocker = inSight && !known.isEmpty() && dice.chance(0.03) ? dice.of(List.copyOf(known)) : null;
        var above = inSight && !known.isEmpty() && dice.chance(0.08) ? dice.of(List.copyOf(known)) : null;
        // One in four keeps its parts; a task neither has itself blocked by, nor stands in, the same one.
        var parent = above != null && above.depth() < DEEPEST && above != blocker ? above : null;
        var status = open ? openStatus(blocker != null && blocker.open()) : dice.chance(0.93) ? "done" : "cancelled";
        var due = due(created, open);
        var overdue = open && due != null && due.isBefore(scale.until());
        var running = open && inSight;
        var comments = comments(created, team);
        if (inSight) {
            known.addLast(new Recent(id, parent == null ? 0 : parent.depth() + 1, open));
            if (known.size() > REMEMBERED) {
                known.removeFirst();
            }
        }
        return new Made(
                id,
                project,
                Vocabulary.english().title(dice),
                dice.chance(0.6) ? Vocabulary.english().text(dice, 1 + (int) dice.exponential(3)) : null,
                status,
                priority(),
                due != null && dice.chance(0.2) ? due.minus(Duration.ofDays(3)) : null,
                due,
                overdue,
                dice.skewed(team).id(),
                section(project, status),
                parent == null ? null : parent.id(),
                running ? dice.id(created.toEpochMilli()) : null,
                running ? dice.id(created.toEpochMilli()) : null,
                created,
                Stream.of(created, closed, archived, deleted, open ? later(created, 5) : created)
                        .filter(at -> at != null)
                        .max(Instant::compareTo)
                        .orElse(created),
                status.equals("done") ? closed : null,
                archived,
                deleted,
                blocker != null,
                blocker == null ? null : blocker.id(),
                assignees(team),
                project.tags().stream()
                        .filter(tag -> dice.chance(0.1))
                        .map(Tag::id)
                        .toList(),
                comments);
    }

    private List<Person> workers(Project project) {
        return workers.getOrDefault(project.id(), List.of());
    }

    private Deque<Recent> recent(Project project) {
        return recent.computeIfAbsent(project.id(), id -> new ArrayDeque<>());
    }

    /** Some days later, but not after the end. */
    private Instant later(Instant created, double meanDays) {
        var later = created.plusMillis((long) (Duration.ofDays(1).toMillis() * dice.exponential(meanDays)));
        return later.isBefore(scale.until()) ? later : scale.until();
    }

    private String openStatus(boolean blocked) {
        return blocked || dice.chance(0.7) ? "todo" : "in_progress";
    }

    private int priority() {
        var share = dice.share();
        return share < 0.15 ? 0 : share < 0.75 ? 1 : share < 0.95 ? 2 : 3;
    }

    private @Nullable Instant due(Instant created, boolean open) {
        if (dice.chance(0.35)) {
            return null;
        }
        // Who still has it open has mostly moved it on.
        var from = open && dice.chance(0.7) ? scale.until() : created;
        return from.plus(Duration.ofHours(12 + (long) dice.exponential(24 * 20)));
    }

    private @Nullable UUID section(Project project, String status) {
        if (dice.chance(0.15)) {
            return null;
        }
        var last = project.sections().size() - 1;
        var place =
                switch (status) {
                    case "todo" -> dice.below(2);
                    case "in_progress" -> 2 + dice.below(2);
                    default -> dice.chance(0.8) ? last : dice.below(last);
                };
        return project.sections().get(place).id();
    }

    private List<UUID> assignees(List<Person> team) {
        var share = dice.share();
        return Stream.generate(() -> dice.skewed(team).id())
                .limit(share < 0.1 ? 0 : share < 0.9 ? 1 : 2)
                .distinct()
                .toList();
    }

    private List<Made.Said> comments(Instant created, List<Person> team) {
        var comments = new ArrayList<Made.Said>();
        var at = created;
        while (comments.size() < 8 && dice.chance(comments.isEmpty() ? 0.25 : 0.4)) {
            at = later(at, 3);
            comments.add(new Made.Said(
                    dice.id(at.toEpochMilli()),
                    dice.skewed(team).id(),
                    Vocabulary.english().text(dice, 1 + dice.below(3)),
                    at));
        }
        return comments;
    }
}
