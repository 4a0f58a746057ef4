package io.taskloom.engine.account;

import io.taskloom.engine.bpm.LateInput;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One of the mails of {@code account-deletion.bpmn}, written when it is sent. */
record AccountMail(String name, Function<DeletionId, Map<String, Object>> writing) implements LateInput {

    @Override
    public Map<String, Object> of(@Nullable String businessKey) {
        return writing.apply(DeletionId.of(Objects.requireNonNull(businessKey)));
    }
}
