package io.taskloom.engine.task.place;

import io.taskloom.engine.problem.InvalidInput;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Something that has a place in a short order of its kind, which is read as a whole. @param <I> what ids are */
public interface Ranked<I> {

    I id();

    /** Its rank. */
    String position();

    /**
     * The rank of what is put beside one of the others, at the end if neither is named.
     *
     * @param others in their order
     * @param kind what they are called
     * @throws InvalidInput if the one that is named is not among them
     */
    static <I> String beside(List<? extends Ranked<I>> others, @Nullable I before, @Nullable I after, String kind) {
        int place = others.size();
        if (after != null) {
            place = index(others, after, "after", kind) + 1;
        } else if (before != null) {
            place = index(others, before, "before", kind);
        }
        return Rank.between(
                place == 0 ? null : others.get(place - 1).position(),
                place == others.size() ? null : others.get(place).position());
    }

    private static <I> int index(List<? extends Ranked<I>> others, I id, String field, String kind) {
        for (int i = 0; i < others.size(); i++) {
            if (others.get(i).id().equals(id)) {
                return i;
            }
        }
        throw new InvalidInput(field, "unknown", "The project has no such other %s.".formatted(kind));
    }
}
