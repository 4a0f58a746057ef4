package io.taskloom.engine.export;

import io.taskloom.engine.event.AuditedActs;
import java.util.List;
import org.springframework.stereotype.Component;

@Component
class AuditedFeeds implements AuditedActs {

    @Override
    public List<Act> all() {
        return List.of(
                Act.of("CalendarFeedMade", Kind.SHARING, "made a calendar address, “{name}”"),
                Act.of("CalendarFeedRevoked", Kind.SHARING, "revoked the calendar address “{name}”"));
    }
}
