package io.taskloom.engine.task.undo;

import com.fasterxml.jackson.databind.JsonNode;
import io.taskloom.engine.bpm.StepUndo.Effect;
import io.taskloom.engine.bpm.StepUndo.Outcome;
import io.taskloom.engine.task.TaskId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How what a step did with a task is taken back. */
sealed interface Reversal {

    Outcome.Impossible GONE = new Outcome.Impossible("The task is not there any more, or you may not see it.");

    /** What it comes to, if all of it is done; of {@link Nothing} that nothing is. */
    Outcome comesTo();

    /** @param refused by field why it is left as it is */
    default Reversal without(Map<String, String> refused) {
        return this;
    }

    /** The step changed nothing. */
    record Nothing() implements Reversal {
        @Override
        public Outcome comesTo() {
            return new Outcome.Impossible("There is nothing left of it.");
        }
    }

    record Impossible(String why) implements Reversal {
        @Override
        public Outcome comesTo() {
            return new Outcome.Impossible(why);
        }
    }

    /** The step made the task. */
    record Bin(TaskId task) implements Reversal {
        @Override
        public Outcome comesTo() {
            return new Outcome.Taken(List.of(new Effect("task", null)));
        }
    }

    /**
     * The step changed fields of it.
     *
     * @param back their earlier values, as they stand in JSON
     * @param left those that stay, by why
     */
    record Fields(TaskId task, Map<String, JsonNode> back, Map<String, String> left) implements Reversal {
        @Override
        public Outcome comesTo() {
            List<Effect> effects = new ArrayList<>();
            back.keySet().forEach(field -> effects.add(new Effect(field, null)));
            left.forEach((field, why) -> effects.add(new Effect(field, why)));
            return new Outcome.Taken(effects);
        }

        @Override
        public Reversal without(Map<String, String> refused) {
            Map<String, JsonNode> rest = new LinkedHashMap<>(back);
            Map<String, String> stay = new LinkedHashMap<>(left);
            refused.forEach((field, why) -> {
                if (rest.remove(field) != null) {
                    stay.put(field, why);
                }
            });
            return new Fields(task, rest, stay);
        }
    }
}
