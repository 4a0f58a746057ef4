package io.taskloom.engine.audit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.taskloom.engine.event.Actor;
import io.taskloom.engine.event.ActorColumns;
import io.taskloom.engine.event.PersonId;
import io.taskloom.engine.event.Recorded;
import io.taskloom.engine.event.WorkspaceId;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/**
 * Writes the entry in the transaction of the act: there is none without the other, whenever the engine is killed. Events that
 * no feature declares for the audit log cost a look into a map.
 */
@Component
class AuditWriter {

    private static final String PERSON = "person";
    private static final String ADDRESS = "address";
    private static final int LONGEST = 400;

    private final AuditWords words;
    private final AuditRows rows;

    AuditWriter(AuditWords words, AuditRows rows) {
        this.words = words;
        this.rows = rows;
    }

    @EventListener
    void note(Recorded event) {
        Map<String, String> more = words.more(event);
        if (more == null) {
            return;
        }
        ObjectNode data = event.data().deepCopy();
        more.forEach(data::put);
        // What happened elsewhere says where by itself, and is only told by whatever request comes along.
        boolean elsewhere = data.has(ADDRESS) || event.actor() instanceof Actor.System;
        HttpServletRequest request = elsewhere ? null : request();
        rows.insert(new AuditEntry(
                event.id(),
                event.time(),
                event.type(),
                event.workspace().equals(WorkspaceId.NONE) ? null : event.workspace(),
                ActorColumns.of(event.actor()),
                person(event, data),
                request == null ? text(data.path(ADDRESS)) : request.getRemoteAddr(),
                request == null ? null : cut(request.getHeader("User-Agent")),
                data));
    }

    private static @Nullable PersonId person(Recorded event, ObjectNode data) {
        String named = text(data.path(PERSON));
        return named == null ? event.only() : PersonId.of(named);
    }

    private static @Nullable HttpServletRequest request() {
        return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes attributes
                ? attributes.getRequest()
                : null;
    }

    private static @Nullable String text(JsonNode node) {
        return node.isTextual() ? node.asText() : null;
    }

    private static @Nullable String cut(@Nullable String text) {
        return text == null || text.length() <= LONGEST ? text : text.substring(0, LONGEST);
    }
}
