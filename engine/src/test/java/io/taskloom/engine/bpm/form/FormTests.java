package io.taskloom.engine.bpm.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.taskloom.engine.bpm.feel.Feel;
import io.taskloom.engine.bpm.feel.FeelSettings;
import io.taskloom.engine.problem.InvalidInput;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FormTests {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Feel FEEL = new Feel(settings(), Clock.systemUTC());

    private static final String PURCHASE = """
            {"type": "default", "schemaVersion": 18, "components": [
              {"type": "text", "text": "# Approve {{what}}?", "id": "intro"},
              {"type": "number", "key": "amount", "label": "Amount", "validate": {"required": true, "min": 1, "max": 1000}, "decimalDigits": 2},
              {"type": "radio", "key": "approved", "label": "Approve?", "validate": {"required": true},
               "values": [{"label": "Yes", "value": "yes"}, {"label": "No", "value": "no"}]},
              {"type": "textarea", "key": "reason", "label": "Why not?", "validate": {"required": true, "minLength": 3, "maxLength": 20},
               "conditional": {"hide": "=approved != \\"no\\""}},
              {"type": "group", "label": "More", "components": [
                {"type": "checklist", "key": "tags", "label": "Tags", "valuesKey": "known"},
                {"type": "datetime", "key": "from", "label": "From", "subtype": "date"},
                {"type": "textfield", "key": "code", "label": "Code", "validate": {"pattern": "^[A-Z]{2}[0-9]+$"}},
                {"type": "checkbox", "key": "sure", "label": "Sure?"},
                {"type": "textfield", "key": "fixed", "label": "Fixed", "readonly": true}]}]}
            """;

    private final FormCheck check = new FormCheck(FEEL);
    private final FormAnswers answers = new FormAnswers(JSON, FEEL, Clock.systemUTC());

    private static FeelSettings settings() {
        return new FeelSettings(Duration.ofSeconds(1), 1_000_000, 10_000, 4_000);
    }

    private static JsonNode json(String text) throws Exception {
        return JSON.readTree(text);
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(String text) throws Exception {
        return JSON.readValue(text, Map.class);
    }

    private Map<String, String> errors(String given) throws Exception {
        JsonNode form = json(PURCHASE);
        Map<String, Object> values = map(given);
        InvalidInput refused = catchThrowableOfType(
                InvalidInput.class, () -> answers.accepted(form, values, Map.of("known", java.util.List.of("a", "b"))));
        return refused == null
                ? Map.of()
                : refused.errors().stream()
                        .collect(Collectors.toMap(InvalidInput.FieldError::field, InvalidInput.FieldError::code));
    }

    @Test
    void aFormOfWhatIsKnownIsAccepted() throws Exception {
        assertThat(check.check(json(PURCHASE))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "{}",
                "{\"components\": [], \"script\": 1}",
                "{\"components\": [{\"type\": \"html\", \"content\": \"<b>\"}]}",
                "{\"components\": [{\"type\": \"iframe\", \"url\": \"https://example.com\"}]}",
                "{\"components\": [{\"type\": \"form\", \"components\": []}]}",
                "{\"components\": [{\"type\": \"*field\", \"key\": \"a\"}]}",
                "{\"components\": [{\"type\": \"textfield\", \"label\": \"No key\"}]}",
                "{\"components\": [{\"type\": \"textfield\", \"key\": \"a.b\"}]}",
                "{\"components\": [{\"type\": \"textfield\", \"key\": \"taskloomOwn\"}]}",
                "{\"components\": [{\"type\": \"textfield\", \"key\": \"a\"}, {\"type\": \"number\", \"key\": \"a\"}]}",
                "{\"components\": [{\"type\": \"textfield\", \"key\": \"a\", \"onclick\": \"x\"}]}",
                "{\"components\": [{\"type\": \"textfield\", \"key\": \"a\", \"validate\": {\"pattern\": \"(\"}}]}",
                "{\"components\": [{\"type\": \"textfield\", \"key\": \"a\", \"validate\": {\"required\": \"=x\"}}]}",
                "{\"components\": [{\"type\": \"number\", \"key\": \"a\", \"validate\": {\"pattern\": \"a\"}}]}",
                "{\"components\": [{\"type\": \"text\", \"conditional\": {\"hide\": \"=1 +\"}}]}",
                "{\"components\": [{\"type\": \"text\", \"conditional\": {\"hide\": \"true\"}}]}",
                "{\"components\": [{\"type\": \"datetime\", \"key\": \"a\"}]}",
                "{\"components\": [{\"type\": \"radio\", \"key\": \"a\", \"values\": [{\"label\": \"A\", \"value\": {}}]}]}"
            })
    void whatFormJsDoesNotKnowOrWeDoNotTakeIsRefused(String form) throws Exception {
        assertThat(check.check(json(form))).isNotEmpty();
    }

    @Test
    void answersThatFitReachTheProcessUnderTheFormsKeysOnly() throws Exception {
        JsonNode form = json(PURCHASE);

        var accepted = answers.accepted(form, map("""
                        {"amount": 12.5, "approved": "yes", "reason": "hidden", "tags": ["a"], "from": "2026-12-01", "fixed": "changed"}"""), Map.of("known", java.util.List.of("a", "b")));

        assertThat(accepted)
                .containsEntry("amount", 12.5)
                .containsEntry("approved", "yes")
                .containsEntry("from", "2026-12-01")
                .containsEntry("code", null)
                .doesNotContainKeys("reason", "fixed");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"approved\": \"yes\"} | amount | required",
                "{\"amount\": 0, \"approved\": \"yes\"} | amount | range",
                "{\"amount\": 1001, \"approved\": \"yes\"} | amount | range",
                "{\"amount\": 1.234, \"approved\": \"yes\"} | amount | range",
                "{\"amount\": \"12\", \"approved\": \"yes\"} | amount | type",
                "{\"amount\": 1e300, \"approved\": \"yes\"} | amount | range",
                "{\"amount\": 5} | approved | required",
                "{\"amount\": 5, \"approved\": \"maybe\"} | approved | option",
                "{\"amount\": 5, \"approved\": [\"yes\"]} | approved | option",
                "{\"amount\": 5, \"approved\": \"no\"} | reason | required",
                "{\"amount\": 5, \"approved\": \"no\", \"reason\": \"ab\"} | reason | length",
                "{\"amount\": 5, \"approved\": \"no\", \"reason\": 12345} | reason | type",
                "{\"amount\": 5, \"approved\": \"no\", \"reason\": \"012345678901234567890\"} | reason | length",
                "{\"amount\": 5, \"approved\": \"yes\", \"tags\": [\"c\"]} | tags | option",
                "{\"amount\": 5, \"approved\": \"yes\", \"tags\": [\"a\", \"a\"]} | tags | option",
                "{\"amount\": 5, \"approved\": \"yes\", \"tags\": \"a\"} | tags | type",
                "{\"amount\": 5, \"approved\": \"yes\", \"from\": \"tomorrow\"} | from | format",
                "{\"amount\": 5, \"approved\": \"yes\", \"code\": \"x1\"} | code | format",
                "{\"amount\": 5, \"approved\": \"yes\", \"sure\": \"true\"} | sure | type",
                "{\"amount\": 5, \"approved\": \"yes\", \"admin\": true} | admin | unknown"
            })
    void whatDoesNotFitIsSaidByField(String given, String field, String code) throws Exception {
        assertThat(errors(given)).containsEntry("variables." + field, code);
    }

    @Test
    void aPatternThatNeverEndsIsStopped() throws Exception {
        JsonNode form = json("""
                {"components": [{"type": "textfield", "key": "a", "validate": {"pattern": "^(a+)+$"}}]}""");
        Map<String, Object> given = Map.of("a", "a".repeat(40) + "b");

        assertThat(catchThrowableOfType(InvalidInput.class, () -> answers.accepted(form, given, Map.of())))
                .isNotNull();
    }

    @Test
    void withoutAFormLittleIsTakenUnderPlainNames() {
        assertThat(answers.accepted(Map.of("approved", true))).containsEntry("approved", true);
        for (Map<String, Object> given : java.util.List.<Map<String, Object>>of(
                Map.of("taskloomRun", 1), Map.of("a b", 1), Map.of("a", "x".repeat(5000)))) {
            assertThat(catchThrowableOfType(InvalidInput.class, () -> answers.accepted(given)))
                    .isNotNull();
        }
    }

    @Test
    void aFormNamesTheVariablesOfItsKeysTemplatesAndExpressions() throws Exception {
        assertThat(FormNames.of(json(PURCHASE)))
                .contains("amount", "what", "known", "approved")
                .doesNotContain("no");
    }
}
