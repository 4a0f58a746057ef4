package io.taskloom.engine.signin;

import io.taskloom.engine.bpm.Processes;
import io.taskloom.engine.bpm.StartProcess;
import io.taskloom.engine.event.Actor;
import io.taskloom.engine.event.Events;
import io.taskloom.engine.event.PersonId;
import io.taskloom.engine.event.WorkspaceId;
import io.taskloom.engine.identity.SignedIn;
import io.taskloom.engine.identity.StayingAccounts;
import io.taskloom.engine.web.Cursors;
import io.taskloom.engine.web.Page;
import io.taskloom.engine.web.PageRequest;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What happened to people's accounts (promise I8), for each to see of their own. */
@Service
public class SignIns {

    private static final Pattern UUID_FORM = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private final SignInRows rows;
    private final Devices devices;
    private final Places places;
    private final Revocations revocations;
    private final Processes processes;
    private final ObjectProvider<RecoveryWishes> recoveries;
    private final StayingAccounts accounts;
    private final Events events;
    private final Cursors cursors;

    SignIns(
            SignInRows rows,
            Devices devices,
            Places places,
            Revocations revocations,
            Processes processes,
            ObjectProvider<RecoveryWishes> recoveries,
            StayingAccounts accounts,
            Events events,
            Cursors cursors) {
        this.rows = rows;
        this.devices = devices;
        this.places = places;
        this.revocations = revocations;
        this.processes = processes;
        this.recoveries = recoveries;
        this.accounts = accounts;
        this.events = events;
        this.cursors = cursors;
    }

    /** The newest first. */
    @Transactional(readOnly = true)
    public Page<SignInView> list(SignedIn me, PageRequest page) {
        String list = "sign-ins " + me.person();
        SignInRows.Place behind =
                page.cursor() == null ? null : cursors.read(list, page.cursor(), SignInRows.Place.class);
        Page<SignInRow> found = Page.of(
                rows.list(me.person(), behind, page.limit() + 1),
                page,
                last -> cursors.write(list, new SignInRows.Place(last.at(), last.id())));
        return new Page<>(
                found.items().stream().map(row -> row.view(me.session())).toList(), found.next());
    }

    /**
     * Takes over what Keycloak tells, once however often it comes: row, event, tokens taken back and the mail's process are one
     * transaction. After a {@code kill -9} before its commit Keycloak still has it, after it Keycloak tells it once more, and
     * nothing happens. What comes late of somebody who is being erased, or was, is not kept.
     */
    @Transactional
    void note(Happening happening) {
        revocations.note(happening);
        SignInKind kind = SignInKind.of(happening);
        String subject = happening.person();
        if (happening.type().equals("RECOVERY_WANTED") && subject != null) {
            recoveries.forEach(each -> each.wanted(PersonId.of(subject)));
        }
        if (kind == null || subject == null || !UUID_FORM.matcher(subject).matches()) {
            return;
        }
        var person = new PersonId(UUID.fromString(subject));
        if (accounts.isErased(person)) {
            return;
        }
        Device device = devices.of(happening.userAgent());
        var row = new SignInRow(
                happening.key(),
                person,
                kind,
                happening.at(),
                happening.session(),
                happening.address(),
                happening.userAgent(),
                device,
                places.of(happening.address()),
                reason(kind, happening.error()),
                kind == SignInKind.SIGNED_IN && rows.isNew(person, device));
        if (!rows.insert(row)) {
            return;
        }
        events.publish(kind.byPerson() ? new Actor.Person(person) : new Actor.System("sign-in"), row.event());
        if (row.newDevice()) {
            processes.start(new StartProcess(
                    new StartProcess.Definition.OwnKey("new-device"),
                    row.id().toString(),
                    WorkspaceId.NONE,
                    Map.of(),
                    null));
        }
    }

    private static @Nullable String reason(SignInKind kind, @Nullable String error) {
        if (kind != SignInKind.FAILED || error == null) {
            return null;
        }
        return switch (error) {
            case "invalid_user_credentials" -> "wrong_password";
            case "user_temporarily_disabled" -> "locked";
            case "user_disabled" -> "disabled";
            default -> "other";
        };
    }
}
