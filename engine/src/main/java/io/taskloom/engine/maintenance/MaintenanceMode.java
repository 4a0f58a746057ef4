package io.taskloom.engine.maintenance;

import io.taskloom.engine.event.PersonId;
import io.taskloom.engine.identity.People;
import io.taskloom.engine.identity.PersonView;
import io.taskloom.engine.identity.Role;
import io.taskloom.engine.identity.RoleMissing;
import io.taskloom.engine.identity.SignedIn;
import io.taskloom.engine.problem.InvalidInput;
import io.taskloom.engine.web.Cursors;
import io.taskloom.engine.web.Page;
import io.taskloom.engine.web.PageRequest;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/** Begins and ends maintenance; what it means, {@link MaintenanceFilter} and {@link MaintenanceWatch} do on each node. */
@Service
public class MaintenanceMode {

    private static final Logger LOG = LoggerFactory.getLogger(MaintenanceMode.class);
    private static final String LIST = "maintenance";

    private final PeriodRows rows;
    private final MaintenanceWatch watch;
    private final People people;
    private final Cursors cursors;
    private final Clock clock;

    MaintenanceMode(PeriodRows rows, MaintenanceWatch watch, People people, Cursors cursors, Clock clock) {
        this.rows = rows;
        this.watch = watch;
        this.people = people;
        this.cursors = cursors;
        this.clock = clock;
    }

    public MaintenanceView now() {
        return MaintenanceView.of(rows.current());
    }

    /** For admins. This node follows before the answer, others within a second. */
    public MaintenanceView change(SignedIn who, ChangeMaintenance change) {
        requireAdmin(who);
        Instant now = clock.instant();
        if (Boolean.TRUE.equals(change.on())) {
            if (change.until() != null && !change.until().isAfter(now)) {
                throw new InvalidInput("until", "past", "It must be over in the future.");
            }
            rows.begin(blankToNull(change.message()), change.until(), who.person(), now);
        } else {
            rows.end(who.person(), now);
        }
        LOG.info("Maintenance is {} by {}", change.on(), who.person());
        watch.learn();
        return now();
    }

    /** For admins; the newest first. */
    public Page<PeriodView> list(SignedIn who, PageRequest page) {
        requireAdmin(who);
        UUID before = page.cursor() == null ? null : cursors.read(LIST, page.cursor(), UUID.class);
        Page<Period> found = Page.of(rows.page(before, page.limit() + 1), page, last -> cursors.write(LIST, last.id()));
        Map<PersonId, PersonView> names = people.find(found.items().stream()
                .flatMap(period -> Stream.of(period.begunBy(), period.endedBy()))
                .filter(Objects::nonNull)
                .distinct()
                .toList());
        return found.map(period -> view(period, names));
    }

    private static PeriodView view(Period period, Map<PersonId, PersonView> names) {
        return new PeriodView(
                period.id(),
                period.message(),
                period.until(),
                period.begunAt(),
                name(period.begunBy(), names),
                period.endedAt(),
                period.endedBy() == null ? null : name(period.endedBy(), names));
    }

    private static PersonView name(PersonId person, Map<PersonId, PersonView> names) {
        return PersonView.orGone(names.get(person), person);
    }

    private static @Nullable String blankToNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    private static void requireAdmin(SignedIn who) {
        if (!who.roles().contains(Role.ADMIN)) {
            throw new RoleMissing();
        }
    }
}
