package io.taskloom.engine.web;

import io.taskloom.engine.event.Recorded;
import java.util.Set;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Whoever loses rights does not read by repeating a request what they may not see any more; nor is it done twice. */
@Component
class WithheldAnswers {

    private static final Set<String> RIGHTS_LOST =
            Set.of("MemberRemoved", "MemberRoleChanged", "ProjectMemberRemoved", "ProjectMemberRoleChanged");

    private final IdempotencyKeys keys;

    WithheldAnswers(IdempotencyKeys keys) {
        this.keys = keys;
    }

    @EventListener
    void hear(Recorded event) {
        String person = event.data().path("person").asText();
        if (RIGHTS_LOST.contains(event.type()) && !person.isEmpty()) {
            keys.withhold(person);
            // As whoever comes with a key for this workspace alone is called.
            keys.withhold(person + " " + event.workspace());
        }
    }
}
