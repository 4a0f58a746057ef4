package io.taskloom.engine.task.saved;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import io.taskloom.engine.filter.Catalogue;
import io.taskloom.engine.filter.Completion;
import io.taskloom.engine.filter.Field;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The filter language, for editors of filters. @param functions words for dates @param keywords words of its own */
@Schema(name = "FilterLanguage")
public record LanguageView(List<FieldView> fields, List<String> functions, List<String> keywords) {

    /** @param type text, words, number, date, choice, ranked, person, name, id or flag @param values of choices */
    @Schema(name = "FilterField")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record FieldView(
            String name,
            String type,
            List<String> operators,
            @Nullable List<ValueView> values) {}

    @Schema(name = "FilterValue")
    public record ValueView(String value, String label) {}

    static LanguageView of(Catalogue catalogue) {
        return new LanguageView(
                catalogue.fields().stream().map(LanguageView::field).toList(),
                Completion.functions(),
                Completion.keywords());
    }

    private static FieldView field(Field field) {
        return new FieldView(
                field.name(),
                field.type().word(),
                field.operators(),
                field.choices().isEmpty()
                        ? null
                        : field.choices().stream()
                                .map(choice -> new ValueView(choice.word(), choice.label()))
                                .toList());
    }
}
