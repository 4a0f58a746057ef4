package io.taskloom.engine.template;

import io.swagger.v3.oas.annotations.media.Schema;
import io.taskloom.engine.task.field.NewField;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A project to be made. Its description and the names of sections and tags may hold placeholders.
 *
 * @param color {@code #rrggbb}
 * @param sections in their order; each name once
 * @param tags with their colours; others that tasks name are made as well
 * @param fields its custom fields, in their order
 */
@Schema(name = "TemplateProject")
public record ProjectContent(
        @Nullable String description,
        @Nullable String color,
        List<Section> sections,
        List<Tag> tags,
        List<TaskContent> tasks,
        List<NewField> fields)
        implements Content {

    /** @param color {@code #rrggbb} @param wipLimit how many tasks it should hold at most */
    @Schema(name = "TemplateSection")
    public record Section(
            String name, @Nullable String color, @Nullable Integer wipLimit) {

        public Section {
            name = name == null ? "" : name.strip();
        }
    }

    /** @param color {@code #rrggbb}; one of ours if null */
    @Schema(name = "TemplateTag")
    public record Tag(String name, @Nullable String color) {

        public Tag {
            name = name == null ? "" : name.strip();
        }
    }

    // What is left out of the JSON comes as null.
    public ProjectContent {
        sections = TaskContent.orEmpty(sections);
        tags = TaskContent.orEmpty(tags);
        tasks = TaskContent.orEmpty(tasks);
        fields = TaskContent.orEmpty(fields);
    }

    @Override
    public List<TaskContent> tops() {
        return tasks;
    }

    @Override
    public ProjectContent withTexts(UnaryOperator<String> texts) {
        return new ProjectContent(
                description == null ? null : texts.apply(description),
                color,
                sections.stream()
                        .map(each -> new Section(texts.apply(each.name()), each.color(), each.wipLimit()))
                        .toList(),
                tags.stream()
                        .map(each -> new Tag(texts.apply(each.name()), each.color()))
                        .toList(),
                tasks.stream().map(each -> each.withTexts(texts)).toList(),
                fields);
    }
}
