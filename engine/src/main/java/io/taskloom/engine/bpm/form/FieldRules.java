package io.taskloom.engine.bpm.form;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.taskloom.engine.bpm.form.Refused.Rule;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Pattern;

/** Whether a value is one that a field takes; the same rules as the form's own in the browser. */
final class FieldRules {

    /** Whole numbers up to here are the same in JavaScript, JSON and here. */
    private static final BigDecimal LARGEST = BigDecimal.valueOf((1L << 53) - 1);

    private static final int LINE = 1_000;
    private static final int TEXT = 10_000;
    private static final Pattern EMAIL = Pattern.compile("[^@\\s]{1,64}@[^@\\s.]+(\\.[^@\\s.]+)+");
    private static final Pattern PHONE = Pattern.compile("\\+(?:[0-9] ?){6,14}[0-9]");

    private final ObjectMapper json;
    private final Clock clock;

    FieldRules(ObjectMapper json, Clock clock) {
        this.json = json;
        this.clock = clock;
    }

    /**
     * @param options what may be chosen, for a field that has options
     * @throws Refused if the field does not take the value
     */
    void check(FormField field, Object value, List<JsonNode> options) {
        switch (field.kind()) {
            case TEXTFIELD -> text(field.json(), value, LINE);
            case TEXTAREA -> text(field.json(), value, TEXT);
            case NUMBER -> number(field.json(), value);
            case CHECKBOX -> {
                if (!(value instanceof Boolean)) {
                    throw new Refused(Rule.TYPE, "This is yes or no: true or false.");
                }
            }
            case RADIO, SELECT -> option(value, options);
            case CHECKLIST, TAGLIST -> {
                if (!(value instanceof List<?> chosen)) {
                    throw new Refused(Rule.TYPE, "This is a list of what was chosen.");
                }
                chosen.forEach(one -> option(one, options));
                if (new HashSet<>(chosen).size() < chosen.size()) {
                    throw new Refused(Rule.OPTION, "Each can be chosen once.");
                }
            }
            case DATETIME -> moment(field.json(), value);
        }
    }

    private static void text(JsonNode field, Object value, int longest) {
        if (!(value instanceof String text)) {
            throw new Refused(Rule.TYPE, "This is a text.");
        }
        if (text.indexOf('\0') >= 0) {
            throw new Refused(Rule.TYPE, "The character NUL can not be kept.");
        }
        JsonNode rules = field.path("validate");
        long most = Math.min(rules.path("maxLength").asLong(longest), longest);
        if (text.length() > most) {
            throw new Refused(Rule.LENGTH, "At most %d characters.".formatted(most));
        }
        if (text.length() < rules.path("minLength").asLong(0)) {
            throw new Refused(
                    Rule.LENGTH,
                    "At least %d characters.".formatted(rules.path("minLength").asLong()));
        }
        boolean right =
                switch (rules.path("validationType").asText("custom")) {
                    case "email" -> EMAIL.matcher(text).matches();
                    case "phone" -> PHONE.matcher(text).matches();
                    default ->
                        !rules.has("pattern")
                                || PatientText.find(rules.path("pattern").asText(), text);
                };
        if (!right) {
            throw new Refused(Rule.FORMAT, "It does not have the form that is asked for.");
        }
    }

    private static void number(JsonNode field, Object value) {
        BigDecimal number = decimal(field, value);
        if (number.abs().compareTo(LARGEST) > 0) {
            throw new Refused(Rule.RANGE, "The number is too large.");
        }
        JsonNode rules = field.path("validate");
        if (rules.has("min") && number.compareTo(rules.path("min").decimalValue()) < 0) {
            throw new Refused(
                    Rule.RANGE, "At least %s.".formatted(rules.path("min").asText()));
        }
        if (rules.has("max") && number.compareTo(rules.path("max").decimalValue()) > 0) {
            throw new Refused(
                    Rule.RANGE, "At most %s.".formatted(rules.path("max").asText()));
        }
        int digits = field.path("decimalDigits").asInt(-1);
        if (digits >= 0 && number.stripTrailingZeros().scale() > digits) {
            throw new Refused(Rule.RANGE, "At most %d decimal digits.".formatted(digits));
        }
    }

    private static BigDecimal decimal(JsonNode field, Object value) {
        boolean asText = field.path("serializeToString").asBoolean();
        String text = String.valueOf(value);
        if (asText == value instanceof String && (asText || value instanceof Number) && text.length() <= 40) {
            try {
                return new BigDecimal(text);
            } catch (NumberFormatException e) {
                // Answered below, like other things that are no number.
            }
        }
        throw new Refused(Rule.TYPE, asText ? "This is a number, written as a text." : "This is a number.");
    }

    private void option(Object value, List<JsonNode> options) {
        if (!options.contains(json.<JsonNode>valueToTree(value))) {
            throw new Refused(Rule.OPTION, "This can't be chosen.");
        }
    }

    private void moment(JsonNode field, Object value) {
        if (!(value instanceof String text)) {
            throw new Refused(Rule.TYPE, "This is a text.");
        }
        String subtype = field.path("subtype").asText();
        boolean local = field.path("timeSerializingFormat").asText().equals("no_timezone");
        try {
            LocalDate day =
                    switch (subtype) {
                        case "date" -> LocalDate.parse(text);
                        case "time" -> {
                            Object parsed = local ? LocalTime.parse(text) : OffsetTime.parse(text);
                            yield parsed == null ? LocalDate.MIN : LocalDate.MAX;
                        }
                        default ->
                            local
                                    ? LocalDateTime.parse(text).toLocalDate()
                                    : OffsetDateTime.parse(text).toLocalDate();
                    };
            // Where it is still yesterday, yesterday is not past.
            LocalDate today = clock.instant().atOffset(ZoneOffset.ofHours(-12)).toLocalDate();
            if (field.path("disallowPassedDates").asBoolean() && day.isBefore(today)) {
                throw new Refused(Rule.RANGE, "The day is over already.");
            }
        } catch (DateTimeException e) {
            throw new Refused(Rule.FORMAT, "This is no %s as ISO 8601 writes it.".formatted(subtype));
        }
    }
}
