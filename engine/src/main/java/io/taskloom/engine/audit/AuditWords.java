package io.taskloom.engine.audit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.taskloom.engine.event.AuditedActs;
import io.taskloom.engine.event.AuditedActs.Act;
import io.taskloom.engine.event.AuditedActs.Kind;
import io.taskloom.engine.event.Recorded;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What the features have declared for the audit log. */
@Component
class AuditWords {

    private record Declared(Act act, AuditedActs by) {}

    private final Map<String, Declared> byType = new HashMap<>();

    AuditWords(List<AuditedActs> declared) {
        declared.forEach(acts -> acts.all().forEach(act -> byType.put(act.type(), new Declared(act, acts))));
    }

    /** Null for an event that is no business of the audit log. */
    @Nullable
    Map<String, String> more(Recorded event) {
        Declared declared = byType.get(event.type());
        return declared == null ? null : declared.by().more(event);
    }

    List<String> types(Kind kind) {
        return byType.values().stream()
                .map(Declared::act)
                .filter(act -> act.kind() == kind)
                .map(Act::type)
                .sorted()
                .toList();
    }

    /** Null for what no feature declares any more. */
    @Nullable
    Kind kind(String type) {
        Declared declared = byType.get(type);
        return declared == null ? null : declared.act().kind();
    }

    /** @param person name of whom it concerns */
    String of(AuditEntry entry, String person) {
        Declared declared = byType.get(entry.type());
        ObjectNode data = entry.data().deepCopy();
        data.put("person", person);
        return declared == null ? entry.type() : declared.act().words().apply(data);
    }
}
