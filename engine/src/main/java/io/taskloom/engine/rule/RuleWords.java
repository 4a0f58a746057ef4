package io.taskloom.engine.rule;

import com.fasterxml.jackson.databind.JsonNode;
import io.taskloom.engine.event.Actor;
import io.taskloom.engine.event.PersonId;
import io.taskloom.engine.event.ProjectId;
import io.taskloom.engine.identity.People;
import io.taskloom.engine.project.Projects;
import io.taskloom.engine.rule.Operator.Kind;
import io.taskloom.engine.rule.Rule.Comparison;
import io.taskloom.engine.rule.Rule.Conditions;
import io.taskloom.engine.rule.Rule.Join;
import io.taskloom.engine.rule.Rule.Step;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** A rule as a person would say it. Also of one that is not finished: a gap is a gap in the sentence. */
@Component
class RuleWords {

    private static final String GAP = "…";
    private static final int LONGEST = 60;
    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("d MMM uuuu, HH:mm xxx", Locale.ENGLISH);
    private static final Pattern CHOICE = Pattern.compile("[a-z][a-z_-]{0,29}");
    private static final Pattern PLACE = Pattern.compile("\\{\\{\\s*(.{1,200}?)\\s*}}");
    private static final List<String> TELLING = List.of("title", "subject", "text", "url", "taskId", "to");
    private static final Map<String, String> KNOWN = Map.ofEntries(
            Map.entry("dueAt", "due date"),
            Map.entry("createdAt", "time of creation"),
            Map.entry("projectId", "project"),
            Map.entry("sectionId", "section"),
            Map.entry("workspaceId", "workspace"),
            Map.entry("id", "id"));

    private final Fields fields;
    private final StepForms forms;
    private final Projects projects;
    private final People people;

    RuleWords(Fields fields, StepForms forms, Projects projects, People people) {
        this.fields = fields;
        this.forms = forms;
        this.projects = projects;
        this.people = people;
    }

    /** {@code When a task is created and its priority is urgent, then create task “Look at it”.} */
    String sentence(Actor actor, Rule rule) {
        String condition = condition(actor, rule);
        return "When %s%s, then %s."
                .formatted(
                        lower(start(rule)),
                        condition.isEmpty() ? "" : " and " + condition,
                        listed(rule.steps().stream().map(this::step).toList()));
    }

    /** What it starts on: {@code A task is created}. */
    String start(Rule rule) {
        if (rule.when().schedule() != null) {
            return "The schedule is due (%s, %s)"
                    .formatted(
                            shortened(rule.when().schedule().cron()),
                            shortened(rule.when().schedule().timeZone()));
        }
        return fields.title(RuleCheck.event(rule)).orElse(GAP);
    }

    /** Empty if every event will do. */
    String condition(Actor actor, Rule rule) {
        Conditions conditions = rule.conditions();
        if (conditions == null) {
            return "";
        }
        Map<UUID, String> names = names(actor, conditions);
        List<String> parts = new ArrayList<>();
        conditions.comparisons().forEach(each -> parts.add(comparison(each, names)));
        conditions
                .inside()
                .forEach(group -> parts.add(joined(
                        group.join(),
                        group.comparisons().stream()
                                .map(each -> comparison(each, names))
                                .toList(),
                        true)));
        String own = RuleFeel.own(conditions);
        String stated = joined(conditions.join(), parts, own != null || conditions.join() == Join.ANY);
        if (own == null) {
            return stated;
        }
        return (stated.isEmpty() ? "" : stated + " and ") + "this holds: " + shortened(own);
    }

    /** What a step is called in the diagram. */
    String label(Step step) {
        return step.name() == null || step.name().isBlank()
                ? upper(step(step))
                : shortened(step.name().strip());
    }

    private String step(Step step) {
        String title = forms.of(step.step()).map(form -> lower(form.title())).orElse(GAP);
        for (String name : TELLING) {
            String text = step.inputs().getOrDefault(name, "").strip();
            if (!text.isEmpty()) {
                return text.startsWith("=")
                        ? title + (name.equals("taskId") && text.equals("=task.id") ? " itself" : "")
                        : "%s %s".formatted(title, quoted(PLACE.matcher(text).replaceAll("[$1]")));
            }
        }
        return title;
    }

    private String comparison(Comparison comparison, Map<UUID, String> names) {
        String left = field(comparison.field());
        JsonNode value = comparison.value();
        if (value != null && value.isBoolean()) {
            return "it is %s%s".formatted(value.asBoolean() ? "" : "not ", left.substring(left.indexOf(' ') + 1));
        }
        String words = verb(comparison.operator(), left);
        return switch (comparison.operator().value) {
            case NONE -> left + " " + words;
            case ONE -> "%s %s %s".formatted(left, words, one(comparison.operator(), value, names));
            case MANY ->
                "%s %s %s"
                        .formatted(
                                left,
                                words,
                                value == null || !value.isArray() || value.isEmpty()
                                        ? GAP
                                        : StreamSupport.stream(value.spliterator(), false)
                                                .limit(10)
                                                .map(each -> value(each, names))
                                                .collect(Collectors.joining(", ")));
        };
    }

    /** {@code its tags are empty}, {@code its tags include}. */
    private static String verb(Operator operator, String field) {
        boolean many = field.endsWith("s") && !field.endsWith("status");
        return !many
                ? operator.words
                : switch (operator) {
                    case INCLUDES -> "include";
                    case INCLUDES_NOT -> "do not include";
                    case EMPTY -> "are empty";
                    case NOT_EMPTY -> "are filled in";
                    default -> operator.words;
                };
    }

    private static String one(Operator operator, @Nullable JsonNode value, Map<UUID, String> names) {
        if (value == null || value.isNull() || value.asText().isBlank()) {
            return GAP;
        }
        try {
            if (operator == Operator.WITHIN) {
                return duration(Duration.parse(value.asText())) + " of it";
            }
            if (operator.fits(Kind.TIME)) {
                return OffsetDateTime.parse(value.asText()).format(MOMENT);
            }
        } catch (DateTimeParseException | ArithmeticException unread) {
            return quoted(value.asText());
        }
        return value(value, names);
    }

    private static String duration(Duration duration) {
        List<String> parts = new ArrayList<>();
        amount(parts, duration.toDaysPart(), "day");
        amount(parts, duration.toHoursPart(), "hour");
        amount(parts, duration.toMinutesPart(), "minute");
        return parts.isEmpty() ? "no time" : String.join(" ", parts);
    }

    private static void amount(List<String> parts, long many, String unit) {
        if (many != 0) {
            parts.add(many + " " + unit + (many == 1 ? "" : "s"));
        }
    }

    private static String value(JsonNode value, Map<UUID, String> names) {
        if (value.isBoolean()) {
            return value.asBoolean() ? "yes" : "no";
        }
        if (!value.isTextual()) {
            return value.asText();
        }
        UUID id = uuid(value.asText());
        String name = id == null ? null : names.get(id);
        if (name != null) {
            return name;
        }
        return CHOICE.matcher(value.asText()).matches() ? value.asText() : quoted(value.asText());
    }

    /** {@code task.reporter.name} is its reporter's name. */
    private static String field(String path) {
        String[] names = path.split("\\.", -1);
        boolean own = names.length > 1 && names[0].equals("task");
        List<String> words = new ArrayList<>();
        for (int i = own ? 1 : 0; i < names.length; i++) {
            boolean idOfNamed = i == names.length - 1 && names[i].equals("id") && i > (own ? 1 : 0);
            if (!idOfNamed) {
                words.add(words(names[i]));
            }
        }
        String said = String.join("’s ", words);
        return shortened((own ? "its " : "the ") + (said.isBlank() ? GAP : said));
    }

    private static String words(String name) {
        String known = KNOWN.get(name);
        return known != null
                ? known
                : name.replaceAll("(?<=[a-z])(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
    }

    /** Names of the projects that the actor sees, and of people; whatever else an id names stays an id. */
    private Map<UUID, String> names(Actor actor, Conditions conditions) {
        Set<UUID> ids = Stream.concat(
                        conditions.comparisons().stream(),
                        conditions.inside().stream().flatMap(group -> group.comparisons().stream()))
                .map(Comparison::value)
                .filter(Objects::nonNull)
                .flatMap(value -> value.isArray() ? StreamSupport.stream(value.spliterator(), false) : Stream.of(value))
                .map(value -> uuid(value.asText("")))
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        if (ids.isEmpty()) {
            return Map.of();
        }
        Map<UUID, String> names = new HashMap<>();
        List<ProjectId> seen = projects.visibleTo(actor).stream()
                .filter(project -> ids.contains(project.value()))
                .toList();
        projects.names(seen).forEach((id, name) -> names.put(id.value(), quoted(name)));
        people.find(ids.stream().map(PersonId::new).toList())
                .forEach((id, person) -> names.put(id.value(), person.name()));
        return names;
    }

    private static @Nullable UUID uuid(String text) {
        try {
            return text.length() == 36 ? UUID.fromString(text) : null;
        } catch (IllegalArgumentException none) {
            return null;
        }
    }

    private static String joined(Join join, List<String> parts, boolean inside) {
        String text = String.join(join == Join.ALL ? " and " : " or ", parts);
        return inside && parts.size() > 1 ? "(" + text + ")" : text;
    }

    private static String listed(List<String> parts) {
        return parts.size() < 2
                ? String.join("", parts)
                : String.join(", ", parts.subList(0, parts.size() - 1)) + " and " + parts.getLast();
    }

    private static String quoted(String text) {
        return "“" + shortened(text) + "”";
    }

    private static String shortened(String text) {
        String line = text.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
        return line.codePointCount(0, line.length()) <= LONGEST
                ? line
                : line.substring(0, line.offsetByCodePoints(0, LONGEST)) + GAP;
    }

    private static String lower(String text) {
        return text.length() > 1 && Character.isLowerCase(text.charAt(1)) || text.startsWith("A ")
                ? text.substring(0, 1).toLowerCase(Locale.ROOT) + text.substring(1)
                : text;
    }

    private static String upper(String text) {
        return text.isEmpty() ? text : text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }
}
