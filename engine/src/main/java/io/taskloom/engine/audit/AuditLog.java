package io.taskloom.engine.audit;

import com.fasterxml.jackson.databind.JsonNode;
import io.taskloom.engine.event.Actor;
import io.taskloom.engine.event.AuditedActs.Kind;
import io.taskloom.engine.event.PersonId;
import io.taskloom.engine.event.WorkspaceId;
import io.taskloom.engine.identity.ActorNames;
import io.taskloom.engine.identity.People;
import io.taskloom.engine.identity.PersonView;
import io.taskloom.engine.identity.Role;
import io.taskloom.engine.identity.RoleMissing;
import io.taskloom.engine.identity.SignedIn;
import io.taskloom.engine.signin.Devices;
import io.taskloom.engine.web.Cursors;
import io.taskloom.engine.web.Page;
import io.taskloom.engine.web.PageRequest;
import io.taskloom.engine.workspace.WorkspaceRole;
import io.taskloom.engine.workspace.Workspaces;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * Reads the audit log (promise O5): a workspace's for its owner and admins, all of it for the installation's admins. The entries
 * of whoever has deleted their account stay, under the name that is left of them.
 */
@Service
public class AuditLog {

    private final AuditRows rows;
    private final AuditWords words;
    private final Workspaces workspaces;
    private final People people;
    private final ActorNames names;
    private final Devices devices;
    private final Cursors cursors;

    AuditLog(
            AuditRows rows,
            AuditWords words,
            Workspaces workspaces,
            People people,
            ActorNames names,
            Devices devices,
            Cursors cursors) {
        this.rows = rows;
        this.words = words;
        this.workspaces = workspaces;
        this.people = people;
        this.names = names;
        this.devices = devices;
        this.cursors = cursors;
    }

    /** What somebody may read, and asks for. Made only by who has asked for the right. */
    static final class Selection {
        private final AuditRows.Wanted wanted;

        private Selection(AuditRows.Wanted wanted) {
            this.wanted = wanted;
        }
    }

    /**
     * @throws io.taskloom.engine.problem.NotFound if the actor is no member
     * @throws io.taskloom.engine.problem.Forbidden if the actor is a plain one
     */
    Selection of(Actor actor, WorkspaceId workspace, AuditQuery query) {
        workspaces.require(actor, workspace, WorkspaceRole.ADMIN);
        return selection(workspace, query);
    }

    /** @param workspace null for all, and what belongs to none @throws RoleMissing if they are no admin of the installation */
    Selection all(SignedIn who, @Nullable WorkspaceId workspace, AuditQuery query) {
        if (!who.roles().contains(Role.ADMIN)) {
            throw new RoleMissing();
        }
        return selection(workspace, query);
    }

    private Selection selection(@Nullable WorkspaceId workspace, AuditQuery query) {
        Kind kind = query.about();
        return new Selection(new AuditRows.Wanted(
                workspace, kind == null ? null : words.types(kind), query.person(), query.from(), query.to()));
    }

    /** The newest first. */
    Page<AuditEntryView> page(Selection selection, PageRequest page) {
        String list = "audit " + selection.wanted;
        AuditRows.Place behind =
                page.cursor() == null ? null : cursors.read(list, page.cursor(), AuditRows.Place.class);
        Page<AuditEntry> found = Page.of(
                rows.list(selection.wanted, behind, page.limit() + 1),
                page,
                last -> cursors.write(list, new AuditRows.Place(last.at(), last.id())));
        return new Page<>(views(found.items()), found.next());
    }

    private List<AuditEntryView> views(List<AuditEntry> entries) {
        var actors = names.of(entries.stream().map(AuditEntry::actor).toList());
        var known = people.find(entries.stream()
                .flatMap(entry -> Stream.ofNullable(entry.person()))
                .distinct()
                .toList());
        var places = workspaces.names(entries.stream()
                .flatMap(entry -> Stream.ofNullable(entry.workspace()))
                .distinct()
                .toList());
        return entries.stream()
                .map(entry -> {
                    PersonId concerned = entry.person();
                    PersonView person = concerned == null ? null : known.get(concerned);
                    boolean themselves = concerned != null && entry.actor().id().equals(concerned.toString());
                    return new AuditEntryView(
                            entry.id(),
                            entry.at(),
                            words.kind(entry.type()),
                            entry.type(),
                            Objects.requireNonNull(actors.get(entry.actor())),
                            themselves ? null : person,
                            entry.workspace() == null
                                    ? null
                                    : new AuditEntryView.Place(entry.workspace(), places.get(entry.workspace())),
                            words.of(entry, name(themselves, person)),
                            entry.address(),
                            device(entry));
                })
                .toList();
    }

    private static String name(boolean themselves, @Nullable PersonView person) {
        if (themselves) {
            return "themselves";
        }
        return person == null ? "somebody" : person.name();
    }

    private @Nullable String device(AuditEntry entry) {
        if (entry.userAgent() != null) {
            return devices.name(entry.userAgent());
        }
        JsonNode browser = entry.data().path("browser");
        JsonNode system = entry.data().path("system");
        if (!browser.isTextual()) {
            return system.isTextual() ? system.asText() : null;
        }
        return system.isTextual() ? browser.asText() + " on " + system.asText() : browser.asText();
    }
}
