package io.taskloom.engine.bpm.model;

import io.taskloom.engine.bpm.ExpressionFailed;
import io.taskloom.engine.bpm.feel.Feel;
import io.taskloom.engine.bpm.script.JavaScript;
import io.taskloom.engine.bpm.script.ScriptFailed;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** Checks one value against its form. */
final class ModelValues {

    static final String RESERVED = "taskloom";

    /** What the engine sets itself to count the rounds of a repeated step; who sets them too would go round for ever. */
    private static final List<String> COUNTERS =
            List.of("loopCounter", "nrOfInstances", "nrOfActiveInstances", "nrOfCompletedInstances");

    /** All expressions and scripts of one document together. */
    private static final Duration LONGEST_READING = Duration.ofSeconds(20);

    /** Of the engine's columns for names and the like. */
    private static final int LONGEST_NAME = 255;

    private static final Pattern ID = Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_.-]{0,199}");
    private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,9}(\\.[0-9]{1,20})?([eE]-?[0-9]{1,2})?");
    private static final Pattern NAME = Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_]{0,199}");
    private static final Pattern VARIABLE =
            Pattern.compile("\\$\\{\\s*[\\p{L}_][\\p{L}\\p{N}_]*(\\.[\\p{L}_][\\p{L}\\p{N}_]*)*\\s*}");
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{1,64}");

    private static final Pattern COLOUR =
            Pattern.compile("#[0-9A-Fa-f]{3,8}|[A-Za-z]{1,30}|rgba?\\([0-9., %]{1,40}\\)");
    private static final Pattern ICON = Pattern.compile("data:image/(svg\\+xml|png|gif|jpeg|webp)[;,][^<>]{0,100000}");

    private static final Pattern LOCAL = Pattern.compile("#[\\p{L}_][\\p{L}\\p{N}_.-]{0,199}");
    private static final Pattern LANGUAGE =
            Pattern.compile("https?://www\\.omg\\.org/spec/(FEEL/20140401|DMN/(20180521|20191111)/FEEL/?)");
    // What the engine converts to in ways that nobody expects, such as date, is left out: such values are text or FEEL.
    private static final List<String> TYPES =
            List.of("string", "number", "boolean", "integer", "long", "double", "Any");

    private final Feel feel;
    private final JavaScript javaScript;
    private final KnownTopics topics;
    private final Findings findings;
    private long nanos;
    private boolean gaveUp;

    ModelValues(Feel feel, JavaScript javaScript, KnownTopics topics, Findings findings) {
        this.feel = feel;
        this.javaScript = javaScript;
        this.topics = topics;
        this.findings = findings;
    }

    /** @param what the attribute's or element's name, for the message */
    void check(Node node, String what, ModelForm form, String raw) {
        // As the engine does it: of other spaces, it would take what follows for something else than we do.
        String value = raw.trim();
        switch (form) {
            case INERT -> inert(node, what, value);
            case COLOUR -> match(node, what, value, COLOUR, "colour", "a colour, e.g. #ffe0b2");
            case ICON -> match(node, what, value, ICON, "icon", "a picture in the model itself, as a data: address");
            case ID, REFERENCE -> match(node, what, value, ID, "id", "an id");
            case BOOLEAN -> oneOf(node, what, value, "true", "false");
            case NUMBER -> match(node, what, value, NUMBER, "value", "a number");
            case NO -> oneOf(node, what, value, "false");
            case ONE -> oneOf(node, what, value, "1");
            case EXTERNAL -> oneOf(node, what, value, "external");
            case DEPLOYMENT -> oneOf(node, what, value, "deployment");
            case FORMAL -> oneOf(node, what, value.substring(value.indexOf(':') + 1), "tFormalExpression");
            case LITERAL -> literal(node, what, value);
            case TEXT -> text(node, what, value);
            case EXPRESSION -> expression(node, what, value);
            case CONDITION -> condition(node, what, value);
            case COLLECTION -> {
                if (!NAME.matcher(value).matches()) {
                    expression(node, what, value);
                }
            }
            case VARIABLE -> variable(node, what, value);
            case COUNT -> count(node, what, value);
            case DATE, DURATION, CYCLE -> timer(node, what, form, value);
            case TOPIC -> topic(node, value);
            case JAVASCRIPT -> language(node, value);
            case SCRIPT -> script(node, value);
            case FORM -> match(node, what, value, FORM, "form", "a form's plain name");
            case DECISION -> match(node, what, value, FORM, "decision", "a decision's plain name");
            case MAPPING -> oneOf(node, what, value, "singleEntry", "singleResult", "collectEntries", "resultList");
            case FEEL -> parsed(node, value, feel::check);
            case TESTS -> parsed(node, value, feel::checkTests);
            case FEEL_LANGUAGE -> feelLanguage(node, value);
            case HIT_POLICY -> oneOf(node, what, value, "UNIQUE", "FIRST", "ANY", "RULE ORDER", "COLLECT");
            case AGGREGATION -> oneOf(node, what, value, "SUM", "COUNT", "MIN", "MAX");
            case TYPE -> type(node, value);
            case LOCAL -> match(node, what, value, LOCAL, "decision", "# and the id of something in the same document");
            case PROPERTY -> {
                if (value.startsWith("=")) {
                    feel(node, value);
                }
            }
        }
    }

    private void match(Node node, String what, String value, Pattern pattern, String rule, String wanted) {
        if (!pattern.matcher(value).matches()) {
            findings.add(node, rule, "%s must be %s.".formatted(what, wanted), "Change it to " + wanted + ".");
        }
    }

    private void oneOf(Node node, String what, String value, String... allowed) {
        if (!List.of(allowed).contains(value)) {
            String wanted = String.join(" or ", allowed);
            findings.add(node, "value", "%s must be %s.".formatted(what, wanted), "Change it to " + wanted + ".");
        }
    }

    private void literal(Node node, String what, String value) {
        if (value.contains("${") || value.contains("#{")) {
            findings.add(node, "expression", what + " can't hold an expression.", "Write plain text.");
        }
    }

    private void inert(Node node, String what, String value) {
        if (!what.equals(node.name)) {
            length(node, what, value);
        }
    }

    private void length(Node node, String what, String value) {
        if (value.length() > LONGEST_NAME) {
            findings.add(
                    node,
                    "length",
                    "%s is longer than %d characters.".formatted(what, LONGEST_NAME),
                    "Make it shorter; documentation may be longer.");
        }
    }

    private void text(Node node, String what, String value) {
        if (what.equals("name")) {
            length(node, what, value);
        }
        if (value.startsWith("=")) {
            feel(node, value);
        } else {
            plain(node, what, VARIABLE.matcher(value).replaceAll(""));
        }
    }

    private void plain(Node node, String what, String rest) {
        if (rest.contains("${") || rest.contains("#{")) {
            findings.add(
                    node,
                    "expression",
                    what + " holds an expression that does more than read a variable.",
                    "Use FEEL, e.g. =task.title, or plain ${variable}.");
        }
    }

    private void expression(Node node, String what, String value) {
        if (value.startsWith("=")) {
            feel(node, value);
        } else if (!VARIABLE.matcher(value).matches()) {
            findings.add(
                    node,
                    "expression",
                    what + " must be FEEL or read a variable.",
                    "Use FEEL with a leading =, e.g. =task.priority = \"high\".");
        }
    }

    private void condition(Node node, String what, String value) {
        if (node.attribute("language") == null) {
            expression(node, what, value);
        } else {
            script(node, value);
        }
    }

    private void feel(Node node, String value) {
        parsed(node, value.substring(1), feel::check);
    }

    private void parsed(Node node, String value, Consumer<String> parser) {
        read(node, () -> {
            try {
                parser.accept(value);
            } catch (ExpressionFailed broken) {
                findings.add(node, "feel", broken.detail(), "Correct the FEEL expression.");
            }
        });
    }

    // Each keeps to its limit, but a model has room for thousands that are slow to read.
    private void read(Node node, Runnable reading) {
        if (nanos > LONGEST_READING.toNanos()) {
            if (!gaveUp) {
                gaveUp = true;
                findings.add(
                        node,
                        "size",
                        "The model's expressions and scripts take longer than %d s to read."
                                .formatted(LONGEST_READING.toSeconds()),
                        "Split the automation, or write them simpler.");
            }
            return;
        }
        long start = System.nanoTime();
        reading.run();
        nanos += System.nanoTime() - start;
    }

    private void feelLanguage(Node node, String language) {
        if (!language.equalsIgnoreCase("feel") && !LANGUAGE.matcher(language).matches()) {
            findings.add(
                    node,
                    "decision-language",
                    "Decisions are written in FEEL, not in \"%s\".".formatted(language),
                    "Rewrite it in FEEL.");
        }
    }

    private void type(Node node, String type) {
        if (!TYPES.contains(type)) {
            findings.add(
                    node,
                    "decision-type",
                    "There is no type \"%s\".".formatted(type),
                    "Use one of %s.".formatted(String.join(", ", TYPES)));
        }
    }

    private void variable(Node node, String what, String value) {
        match(node, what, value, NAME, "variable", "a variable's name (letters, digits, _)");
        if (value.toLowerCase(Locale.ROOT).startsWith(RESERVED)) {
            findings.add(
                    node,
                    "variable",
                    "Variables that start with %s are Taskloom's own.".formatted(RESERVED),
                    "Choose another name.");
        }
        if (COUNTERS.contains(value)) {
            findings.add(
                    node,
                    "variable",
                    "The engine counts the rounds of repeated steps with %s.".formatted(value),
                    "Choose another name; it can be read.");
        }
    }

    private void count(Node node, String what, String value) {
        if (!value.matches("[0-9]+")) {
            expression(node, what, value);
        } else if (value.length() > 6 || Integer.parseInt(value) > ModelCheck.MAX_REPETITIONS) {
            findings.add(
                    node,
                    "multi-instance",
                    "The step would be repeated more than %d times at once.".formatted(ModelCheck.MAX_REPETITIONS),
                    "Repeat it at most %d times.".formatted(ModelCheck.MAX_REPETITIONS));
        }
    }

    private void timer(Node node, String what, ModelForm form, String value) {
        if (form != ModelForm.CYCLE && (value.startsWith("=") || value.startsWith("${") || value.startsWith("#{"))) {
            expression(node, what, value);
            return;
        }
        String wrong = TimerText.wrong(form, value);
        if (wrong != null) {
            findings.add(node, "timer", wrong, "Use e.g. 2027-01-31T09:00:00Z, PT1H, or R5/PT1H.");
        }
    }

    private void topic(Node node, String topic) {
        if (!topics.knows(topic)) {
            findings.add(
                    node, "topic", "There is no step \"%s\".".formatted(topic), "Choose the step from the palette.");
        }
    }

    private void language(Node node, String language) {
        if (!language.equals("javascript")) {
            findings.add(
                    node,
                    "script-language",
                    "Scripts are written in javascript, not in \"%s\".".formatted(language),
                    "Rewrite it in JavaScript, or use FEEL.");
        }
    }

    private void script(Node node, String source) {
        read(node, () -> {
            try {
                javaScript.check(source);
            } catch (ScriptFailed broken) {
                findings.add(node, "script", broken.detail(), "Correct the script.");
            }
        });
        if (source.startsWith("${") || source.startsWith("#{")) {
            findings.add(node, "script", "A script can't be computed by an expression.", "Write the script itself.");
        }
    }
}
