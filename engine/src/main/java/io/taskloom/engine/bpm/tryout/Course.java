package io.taskloom.engine.bpm.tryout;

import io.taskloom.engine.bpm.TryOuts.Answer;
import io.taskloom.engine.bpm.TryOuts.Failure;
import io.taskloom.engine.bpm.TryOuts.Kind;
import io.taskloom.engine.bpm.TryOuts.Plan;
import io.taskloom.engine.bpm.TryOuts.State;
import io.taskloom.engine.bpm.TryOuts.TryOut;
import io.taskloom.engine.bpm.TryOuts.Waiting;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What happens in one trial, move by move. */
final class Course {

    /** How often a timer that repeats itself is skipped. */
    private static final int MOST_FIRINGS = 3;

    private final Plan plan;
    private final Tried tried;
    private final List<Answer> answers;
    private final Map<String, Integer> fired = new HashMap<>();
    private State state = State.WAITING;
    private List<Waiting> waiting = List.of();
    private Map<String, Object> variables = Map.of();
    private @Nullable Failure error;
    private int moves;

    Course(Plan plan, Tried tried) {
        this.plan = plan;
        this.tried = tried;
        this.answers = new ArrayList<>(plan.answers());
    }

    void run(Instance instance) {
        do {
            while (instance.goOn()) {
                tried.requireTime();
            }
            tried.requireTime();
            if (tried.isOver()) {
                state = State.COMPLETED;
                variables = tried.variables();
                waiting = List.of();
                return;
            }
            waiting = instance.waiting();
            variables = instance.variables();
        } while (moves < plan.moves() && move(instance));
    }

    TryOut result() {
        return new TryOut(state, tried.steps(), tried.flows(), waiting, variables, moves, error);
    }

    /** What had been reached before stays as it was: the engine takes back only what it failed at. */
    void broke(TrialBroke broke) {
        fail(broke.element() == null ? tried.latestElement() : broke.element(), broke.reason());
    }

    void stopped(TrialTooLong tooLong) {
        state = State.STOPPED;
        waiting = List.of();
        error = new Failure(tried.latestElement(), Objects.requireNonNull(tooLong.getMessage()));
    }

    private void fail(@Nullable String element, String message) {
        state = State.FAILED;
        waiting = List.of();
        error = new Failure(element, message);
        tried.failed(element, message);
    }

    /** @return whether anything moved that can go on */
    private boolean move(Instance instance) {
        Iterator<Answer> next = answers.iterator();
        while (next.hasNext()) {
            Answer answer = next.next();
            Optional<Waiting> asked = waiting.stream()
                    .filter(each -> each.elementId().equals(answer.element()))
                    .findFirst();
            if (asked.isPresent()) {
                if (!answer.always()) {
                    next.remove();
                }
                moves++;
                String failure = instance.answer(asked.get(), answer);
                if (failure != null) {
                    fail(answer.element(), failure);
                }
                return failure == null;
            }
        }
        return plan.skipTimers() && skipTimer(instance);
    }

    private boolean skipTimer(Instance instance) {
        if (waiting.stream().anyMatch(each -> each.kind() == Kind.STEP || each.kind() == Kind.USER_TASK)) {
            return false;
        }
        Optional<Waiting> timer = waiting.stream()
                .filter(each -> each.kind() == Kind.TIMER && fired.getOrDefault(each.elementId(), 0) < MOST_FIRINGS)
                .findFirst();
        timer.ifPresent(each -> {
            fired.merge(each.elementId(), 1, Integer::sum);
            moves++;
            instance.fire(each.elementId());
        });
        return timer.isPresent();
    }
}
