package io.taskloom.engine.task.saved;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.taskloom.engine.event.Actor;
import io.taskloom.engine.event.ProjectId;
import io.taskloom.engine.filter.Completion;
import io.taskloom.engine.filter.Filter;
import io.taskloom.engine.problem.InvalidInput;
import io.taskloom.engine.web.Area;
import io.taskloom.engine.web.Keys;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Keys(Area.TASKS)
@RequestMapping("/api/v1/filters")
@Tag(name = "Filters")
class FilterHelpController {

    private final FilterHelp help;

    FilterHelpController(FilterHelp help) {
        this.help = help;
    }

    @GetMapping("/language")
    @Operation(
            summary = "Fields, operators and words of the filter language",
            description = "With the custom fields of a project; of every project I can see if none is named.")
    LanguageView language(
            Actor actor,
            @Parameter(description = "Whose custom fields are told") @RequestParam(required = false) @Nullable
                    ProjectId projectId) {
        return help.language(actor, projectId);
    }

    @GetMapping("/complete")
    @Operation(
            summary = "What can stand at a place of an unfinished filter",
            description = "An item replaces what stands between from and to.")
    Completion complete(
            Actor actor,
            @RequestParam(defaultValue = "") String text,
            @Parameter(description = "Where one writes, from 0; the end if nothing is said")
                    @RequestParam(required = false)
                    @Nullable
                    Integer caret,
            @Parameter(description = "Whose people, tags and sections are offered")
                    @RequestParam(required = false)
                    @Nullable
                    ProjectId projectId) {
        if (text.length() > Filter.MAX_LENGTH) {
            throw new InvalidInput(
                    "text", "too-long", "A filter has at most %d characters.".formatted(Filter.MAX_LENGTH));
        }
        int place = caret == null ? text.length() : caret;
        if (place < 0 || place > text.length()) {
            throw new InvalidInput("caret", "range", "The caret stands inside of the text.");
        }
        return help.complete(actor, text, place, projectId);
    }
}
