package io.taskloom.engine.template;

import io.taskloom.engine.event.PersonId;
import io.taskloom.engine.event.WorkspaceId;
import io.taskloom.engine.problem.InvalidInput;
import io.taskloom.engine.problem.InvalidInput.FieldError;
import java.time.Instant;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;

/** A template as it is kept. */
record Template(
        TemplateId id,
        WorkspaceId workspace,
        PersonId owner,
        TemplateKind kind,
        String name,
        @Nullable String description,
        Placeholders placeholders,
        Content content,
        long version,
        Instant updatedAt) {

    /** @throws InvalidInput naming every field that breaks a rule */
    Template checked() {
        var errors = new ArrayList<FieldError>();
        if (!Texts.within(name, 1, 100) || Texts.bad(name, true)) {
            errors.add(new FieldError("name", "length", "The name must have 1 to 100 characters."));
        }
        if (description != null && (!Texts.within(description, 0, 2_000) || Texts.bad(description, false))) {
            errors.add(new FieldError(
                    "description", "length", "The description must not have more than 2000 characters."));
        }
        placeholders.check(errors);
        errors.addAll(ContentCheck.errors(content, placeholders.names()));
        if (!errors.isEmpty()) {
            throw new InvalidInput(errors);
        }
        return this;
    }
}
