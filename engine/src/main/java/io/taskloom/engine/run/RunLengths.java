package io.taskloom.engine.run;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.taskloom.engine.event.RunId;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;

/**
 * Bounds how far a run may go, in all and at the same time: a loop that waits a second may go round for ever, and a fork in it
 * makes more of it each time. Each node counts what it sees and looks at the whole only now and then; what it has counted is
 * forgotten with it, and then the next look is a little later.
 */
@Component
class RunLengths {

    /** New steps of a run between two looks. */
    private static final int STRIDE = 100;

    private static final int REMEMBERED = 50_000;

    private final StepStore steps;
    private final RunSettings settings;
    private final Cache<RunId, Integer> unseen =
            Caffeine.newBuilder().maximumSize(REMEMBERED).build();

    RunLengths(StepStore steps, RunSettings settings) {
        this.steps = steps;
        this.settings = settings;
    }

    /** @param told of the running transaction; the new ones are written already @throws RunOvergrown */
    void grow(Collection<StepNote> told) {
        Map<RunId, Integer> begun = new HashMap<>();
        for (StepNote note : told) {
            // That a job has failed has to be kept all the more.
            if (note.born != null && !note.born.elementType().equals("job")) {
                begun.merge(note.key.run(), 1, Integer::sum);
            }
        }
        begun.forEach((run, count) -> {
            int since = Objects.requireNonNull(unseen.asMap().merge(run, count, Integer::sum));
            if (since >= STRIDE) {
                look(run);
            }
        });
    }

    private void look(RunId run) {
        StepStore.Length length = steps.length(run, settings.maxSteps() + 1);
        if (length.steps() > settings.maxSteps()) {
            throw RunOvergrown.inAll(settings.maxSteps());
        }
        if (length.open() > settings.maxOpenSteps()) {
            throw RunOvergrown.atOnce(settings.maxOpenSteps());
        }
        // Only now: one that is too long is looked at each time.
        unseen.put(run, 0);
    }
}
