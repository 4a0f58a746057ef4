package io.taskloom.engine.workspace.invitation;

import io.taskloom.engine.bpm.Action;
import io.taskloom.engine.bpm.NotForAutomations;
import io.taskloom.engine.event.Actor;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** A step of {@code invitation.bpmn}: what became of the mail. */
@Component
class NoteInvitationMailAction implements Action<NoteInvitationMailAction.Note, Map<String, Object>> {

    private final InvitationRows rows;

    NoteInvitationMailAction(InvitationRows rows) {
        this.rows = rows;
    }

    record Note(MailState outcome) {}

    @Override
    public String name() {
        return "note-invitation-mail";
    }

    @Override
    public String title() {
        return "Note what became of the invitation's mail";
    }

    @Override
    public boolean offered() {
        return false;
    }

    @Override
    public Class<Note> input() {
        return Note.class;
    }

    @Override
    public Map<String, Object> perform(Call call, Note input) {
        if (!(call.actor() instanceof Actor.System)) {
            throw new NotForAutomations();
        }
        rows.mail(InvitationId.of(Objects.requireNonNull(call.businessKey())), input.outcome());
        return Map.of();
    }
}
