package io.taskloom.engine.template;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** What a template makes: a task with those below it, or a project with all of its tasks. */
public sealed interface Content permits TaskContent, ProjectContent {

    /** Those at the top; the others are below them. */
    List<TaskContent> tops();

    /** The same with each text that may hold placeholders replaced. */
    Content withTexts(UnaryOperator<String> texts);

    /** Every task, those above first. */
    default Stream<TaskContent> all() {
        return tops().stream().flatMap(TaskContent::andBelow);
    }

    default int size() {
        return Math.toIntExact(all().count());
    }
}
