package io.taskloom.engine.run;

import io.taskloom.engine.event.Events;
import io.taskloom.engine.event.RunId;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Writes a transaction's page: rows first, then the events that tell of them, one for each turn a run takes. */
@Component
class JournalWriter {

    private final RunStore runs;
    private final StepStore steps;
    private final RunLengths lengths;
    private final Events events;

    JournalWriter(RunStore runs, StepStore steps, RunLengths lengths, Events events) {
        this.runs = runs;
        this.steps = steps;
        this.lengths = lengths;
        this.events = events;
    }

    void write(JournalPage page) {
        runs.insert(page.runs.values().stream().flatMap(JournalWriter::born).toList());
        steps.insert(
                page.steps.values().stream().filter(note -> note.born != null).toList());
        lengths.grow(page.steps.values());
        steps.update(
                page.steps.values().stream().filter(note -> note.born == null).toList());
        page.runs.forEach((id, note) -> {
            if (note.migrated != null) {
                runs.follow(id, note.migrated);
            }
            if (note.born == null) {
                wentOn(id, note);
            } else {
                began(note.born.head(), note);
            }
        });
    }

    private static Stream<NewRun> born(RunNote note) {
        if (note.born == null) {
            return Stream.empty();
        }
        if (note.end != null && note.endedAt != null) {
            return Stream.of(note.born.ended(note.end, note.endedAt));
        }
        return Stream.of(note.error == null ? note.born : note.born.held(note.error));
    }

    private void began(RunHead run, RunNote note) {
        if (note.end != null) {
            tellEnded(run, note.end);
            return;
        }
        String trigger = note.born == null ? "" : note.born.cause().trigger();
        events.publish(
                run.actor(), new RunStarted(run.run(), run.workspace(), run.automation(), run.version(), trigger));
        if (note.heldAt != null && note.error != null) {
            tellHeld(run, note.heldAt);
        }
    }

    private void wentOn(RunId id, RunNote note) {
        if (note.end != null && note.endedAt != null) {
            RunState end = note.end;
            Optional<RunHead> ended = runs.end(id, end, note.endedAt);
            if (end != RunState.COMPLETED) {
                steps.close(id, note.endedAt);
            }
            ended.ifPresent(run -> tellEnded(run, end));
        } else if (note.heldAt != null && note.error != null) {
            StepKey step = note.heldAt;
            String error = note.error;
            runs.hold(id, error).ifPresent(run -> tellHeld(run, step));
        } else if (note.retried) {
            runs.release(id);
        }
    }

    private void tellEnded(RunHead run, RunState state) {
        events.publish(
                run.actor(),
                new RunEnded(run.run(), run.workspace(), run.automation(), run.version(), state, run.subject()));
    }

    private void tellHeld(RunHead run, StepKey step) {
        events.publish(
                run.actor(),
                new RunFailed(
                        run.run(),
                        run.workspace(),
                        run.automation(),
                        run.version(),
                        steps.element(step).orElse(null)));
    }
}
