package io.taskloom.engine.task.saved;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import io.taskloom.engine.filter.Catalogue;
import io.taskloom.engine.filter.Completion;
import io.taskloom.engine.filter.Field;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The filter language, for editors of filters.
 *
 * @param fields those of every task, then custom fields
 * @param functions words for dates
 * @param keywords words of its own
 */
@Schema(name = "FilterLanguage")
public record LanguageView(List<FieldView> fields, List<String> functions, List<String> keywords) {

    /**
     * @param written how a filter calls it: custom fields by their names in quotes
     * @param type text, words, number, duration, date, day, choice, ranked, person, name, id or flag
     * @param values of choices, as a filter writes them
     */
    @Schema(name = "FilterField")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record FieldView(
            String name,
            String written,
            String type,
            List<String> operators,
            @Nullable List<ValueView> values) {}

    @Schema(name = "FilterValue")
    public record ValueView(String value, String label) {}

    /** @param values names that a custom field can have */
    static LanguageView of(Catalogue catalogue, Function<Field, Stream<String>> values) {
        Stream<FieldView> every = catalogue.fields().stream()
                .map(field -> field(
                        field,
                        field.name(),
                        field.choices().stream().map(choice -> new ValueView(choice.word(), choice.label()))));
        Stream<FieldView> own = catalogue.own().stream()
                .map(field -> field(
                        field,
                        Completion.quoted(field.name()),
                        values.apply(field)
                                .map(name -> new ValueView(
                                        Completion.value(name, name).insert(), name))));
        return new LanguageView(Stream.concat(every, own).toList(), Completion.functions(), Completion.keywords());
    }

    private static FieldView field(Field field, String written, Stream<ValueView> values) {
        List<ValueView> all = values.toList();
        return new FieldView(field.name(), written, field.type().word(), field.operators(), all.isEmpty() ? null : all);
    }
}
