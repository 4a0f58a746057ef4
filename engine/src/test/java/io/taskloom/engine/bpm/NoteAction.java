package io.taskloom.engine.bpm;

import io.taskloom.engine.event.Actor;
import io.taskloom.engine.problem.Conflict;
import jakarta.validation.constraints.NotBlank;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Writes a row, so that tests can see in which transaction. */
class NoteAction implements Action<NoteAction.Note, NoteAction.Noted> {

    record Note(@NotBlank String text) {}

    record Noted(String id, int length) {}

    static class Refused extends Conflict {
        Refused() {
            super("Not that.");
        }
    }

    final List<Call> calls = new CopyOnWriteArrayList<>();
    private final JdbcClient jdbc;

    NoteAction(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String name() {
        return "note";
    }

    @Override
    public String title() {
        return "Note";
    }

    @Override
    public Class<Note> input() {
        return Note.class;
    }

    @Override
    public Noted perform(Call call, Note note) {
        calls.add(call);
        jdbc.sql("create table if not exists note (instance text, actor text, note text)")
                .update();
        jdbc.sql("insert into note values (?, ?, ?)")
                .params(
                        call.instance().toString(),
                        call.actor() instanceof Actor.System ? "system" : "run",
                        note.text())
                .update();
        if (note.text().equals("forbidden")) {
            throw new Refused();
        }
        return new Noted(call.step().toString(), note.text().length());
    }

    List<String> notes(InstanceId instance) {
        jdbc.sql("create table if not exists note (instance text, actor text, note text)")
                .update();
        return jdbc.sql("select actor || ' ' || note from note where instance = ?")
                .param(instance.toString())
                .query(String.class)
                .list();
    }
}
