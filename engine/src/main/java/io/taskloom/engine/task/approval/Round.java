package io.taskloom.engine.task.approval;

import io.taskloom.engine.bpm.LifeCycle.Approval;
import io.taskloom.engine.event.PersonId;
import io.taskloom.engine.task.TaskGates.Gate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One round of an approval, as it stands: who is asked, who has whose vote, who has decided. Whoever is asked has a seat. It may
 * be handed on, along a chain; somebody on the chain who has left the project, or must not decide, is passed over, and the vote is
 * back with the one before.
 */
record Round(Gate gate, List<Handover> handovers, List<Vote> votes) {

    List<Seat> seats() {
        return gate.asked().stream()
                .map(owner -> new Seat(owner, List.copyOf(chain(owner)).getLast(), vote(owner)))
                .toList();
    }

    /** The seat whose vote that person has; empty if none. */
    Optional<Seat> heldBy(@Nullable PersonId person) {
        return seats().stream().filter(seat -> seat.holder().equals(person)).findFirst();
    }

    /** Votes of those who were not asked: owners of the project may always. */
    List<Vote> others() {
        return votes.stream()
                .filter(vote -> !gate.asked().contains(vote.seat()))
                .toList();
    }

    /** How many must agree. */
    int needed() {
        return all() ? Math.max(1, gate.asked().size()) : gate.rule().needed();
    }

    boolean all() {
        return gate.rule().needed() == Approval.ALL;
    }

    /** How many have. */
    int agreed() {
        Stream<Vote> counted = all() && !gate.asked().isEmpty()
                ? votes.stream().filter(vote -> gate.asked().contains(vote.seat()))
                : votes.stream();
        return (int)
                counted.filter(vote -> vote.decision() == Decision.APPROVED).count();
    }

    boolean agreedUpon() {
        return agreed() >= needed();
    }

    /** Why that person may not decide; null if they may. */
    @Nullable
    Standing standing(@Nullable PersonId person) {
        if (person == null) {
            return Standing.FOR_OTHERS;
        }
        if (votes.stream()
                .anyMatch(vote -> vote.person().equals(person) || vote.seat().equals(person))) {
            return Standing.DECIDED;
        }
        if (gate.barred().contains(person)) {
            return Standing.FOUR_EYES;
        }
        if (heldBy(person).isPresent()) {
            return null;
        }
        if (gaveAway(person)) {
            return Standing.HANDED_ON;
        }
        return gate.mayDecide() ? null : Standing.FOR_OTHERS;
    }

    /** Why somebody can not take the vote that another has; null if they can. */
    @Nullable
    Untaken refusal(PersonId from, PersonId to) {
        if (gate.asked().stream().map(this::chain).anyMatch(chain -> chain.contains(from) && chain.contains(to))) {
            return Untaken.CIRCLE;
        }
        if (gate.barred().contains(to)) {
            return Untaken.FOUR_EYES;
        }
        if (gate.asked().contains(to)) {
            return Untaken.ASKED;
        }
        if (votes.stream().anyMatch(vote -> vote.person().equals(to))) {
            return Untaken.DECIDED;
        }
        return handovers.stream()
                        .anyMatch(each -> each.to().equals(to) || each.from().equals(to))
                ? Untaken.HAS_ONE
                : null;
    }

    /** What that person has handed on, and all that was handed on from there. */
    List<Handover> behind(PersonId person) {
        return Stream.iterate(
                        next(person),
                        Optional::isPresent,
                        each -> next(each.orElseThrow().to()))
                .limit(handovers.size())
                .flatMap(Optional::stream)
                .toList();
    }

    private boolean gaveAway(PersonId person) {
        return gate.asked().stream().map(this::chain).anyMatch(chain -> chain.contains(person));
    }

    /** Everybody who has had that vote, who has it now last. */
    private Set<PersonId> chain(PersonId owner) {
        Set<PersonId> chain = new LinkedHashSet<>(Set.of(owner));
        Optional<PersonId> next = next(owner).map(Handover::to);
        while (next.filter(this::canHold).filter(chain::add).isPresent()) {
            next = next(next.orElseThrow()).map(Handover::to);
        }
        return chain;
    }

    private boolean canHold(PersonId person) {
        return gate.team().contains(person) && !gate.barred().contains(person);
    }

    private Optional<Handover> next(PersonId from) {
        return handovers.stream().filter(each -> each.from().equals(from)).findFirst();
    }

    private @Nullable Vote vote(PersonId owner) {
        return votes.stream()
                .filter(vote -> vote.seat().equals(owner))
                .findFirst()
                .orElse(null);
    }

    /** @param owner who is asked @param holder who has the vote now */
    record Seat(PersonId owner, PersonId holder, @Nullable Vote vote) {}

    /** Why somebody can not take a vote. */
    enum Untaken {
        CIRCLE("circle", "They had this vote before you; take or give it back instead."),
        FOUR_EYES("four-eyes", "It takes another pair of eyes: they asked for this work, have it, or handed it in."),
        ASKED("asked", "They are asked themselves, and nobody has two votes."),
        DECIDED("decided", "They have decided already, and nobody has two votes."),
        HAS_ONE("has-one", "They have somebody's vote already, and nobody has two.");

        private final String code;
        private final String reason;

        Untaken(String code, String reason) {
            this.code = code;
            this.reason = reason;
        }

        String code() {
            return code;
        }

        String reason() {
            return reason;
        }
    }
}
