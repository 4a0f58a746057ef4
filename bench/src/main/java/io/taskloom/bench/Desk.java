package io.taskloom.bench;

import io.taskloom.bench.years.Vocabulary;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** What one person does next, in the proportions of P7; the same each time for the same person. */
final class Desk {

    /** Those that stay open, to be changed. */
    private static final int CHANGED = 4;

    private static final String OPEN = "status=todo,in_progress";
    private static final List<String> FILTERS = List.of(
            "priority >= high and dueAt < now+7d and status in (todo, in_progress)",
            "tag = finance and not status = done",
            "assignee = me and status = in_progress",
            "overdue and status in (todo, in_progress)",
            "dueAt is empty and status = todo");

    private final String token;
    private final List<String> projects;
    private final List<String> changed;
    private final Deque<String> toComplete;
    private final SplittableRandom random;

    private Desk(int number, String token, List<String> projects, List<String> open) {
        this.token = token;
        this.projects = projects;
        this.changed = open.subList(0, Math.min(CHANGED, open.size()));
        this.toComplete = new ArrayDeque<>(open.subList(changed.size(), open.size()));
        this.random = new SplittableRandom(number);
    }

    static List<Desk> read(Path file) {
        try {
            var lines = Files.readAllLines(file);
            return IntStream.range(0, lines.size())
                    .mapToObj(number -> {
                        var parts = lines.get(number).split("\t", -1);
                        return new Desk(number, parts[0], list(parts[1]), list(parts[2]));
                    })
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String token() {
        return token;
    }

    /** One of the kinds; who has nothing left to complete or change looks at the list instead. */
    String next() {
        var share = random.nextInt(100);
        if (share < 40) {
            return "list";
        }
        if (share < 55) {
            return "board";
        }
        if (share < 65) {
            return "filter";
        }
        if (share < 70) {
            return "search";
        }
        if (share < 80) {
            return "create";
        }
        if (share < 95) {
            return changed.isEmpty() ? "list" : "update";
        }
        return toComplete.isEmpty() ? "list" : "complete";
    }

    /** As the pages of the application ask: a project's open tasks, one's own, everybody's. */
    String list() {
        var share = random.nextInt(10);
        if (share < 6) {
            return "/projects/" + project() + "/tasks?limit=100&sort=dueAt&" + OPEN;
        }
        return share < 9 ? "/tasks?assignee=me&limit=100&sort=dueAt&" + OPEN : "/tasks?limit=100&sort=dueAt&" + OPEN;
    }

    String board() {
        return "/projects/" + project() + "/board?limit=20&by=" + (random.nextInt(4) > 0 ? "section" : "status");
    }

    String filter() {
        var text = "limit=100&sort=dueAt&filter=" + encoded(FILTERS.get(random.nextInt(FILTERS.size())));
        return (random.nextInt(4) > 0 ? "/projects/" + project() + "/tasks?" : "/tasks?") + text;
    }

    String search() {
        var text = "limit=50&q=" + encoded(Vocabulary.english().search(random.nextLong()));
        return (random.nextInt(2) > 0 ? "/projects/" + project() + "/tasks?" : "/tasks?") + text;
    }

    String create() {
        return "/projects/" + project() + "/tasks";
    }

    String update() {
        return "/tasks/" + changed.get(random.nextInt(changed.size()));
    }

    String complete() {
        return "/tasks/" + toComplete.remove() + "/complete";
    }

    String newTask() {
        return "{\"title\": \"%s\", \"priority\": \"medium\"}"
                .formatted(Vocabulary.english().title(random.nextLong()));
    }

    String change() {
        var due = Instant.now().plus(Duration.ofDays(1 + random.nextInt(40))).truncatedTo(ChronoUnit.SECONDS);
        // It may have been going to start later than that.
        return "{\"priority\": \"%s\", \"startAt\": null, \"dueAt\": \"%s\", \"timeZone\": \"Europe/Berlin\"}"
                .formatted(random.nextBoolean() ? "medium" : "high", due);
    }

    private String project() {
        return projects.get(random.nextInt(projects.size()));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static List<String> list(String text) {
        return text.isEmpty() ? List.of() : List.of(text.split(","));
    }
}
