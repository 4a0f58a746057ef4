package io.taskloom.engine.task.approval;

import io.taskloom.engine.event.Actor;
import io.taskloom.engine.event.PersonId;
import io.taskloom.engine.identity.People;
import io.taskloom.engine.identity.PersonView;
import io.taskloom.engine.task.approval.ApprovalView.Approver;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts names to a round. */
@Component
class ApprovalViews {

    private static final int MOST = 100;

    private final People people;

    ApprovalViews(People people) {
        this.people = people;
    }

    ApprovalView of(Actor actor, Round round) {
        PersonId reader = actor.person();
        List<Line> lines = Stream.concat(
                        round.seats().stream().map(ApprovalViews::line),
                        round.others().stream().map(ApprovalViews::line))
                .sorted(Comparator.comparing(Line::vote, Comparator.nullsLast(Comparator.comparing(Vote::at))))
                .toList();
        List<Line> shown = lines.stream().limit(MOST).toList();
        PersonId handedTo = handedTo(round, reader);
        Map<PersonId, PersonView> known = people.find(
                Stream.of(shown.stream().map(Line::person), shown.stream().map(Line::insteadOf), Stream.of(handedTo))
                        .flatMap(each -> each)
                        .flatMap(Stream::ofNullable)
                        .distinct()
                        .toList());
        Standing because = round.standing(reader);
        Optional<Round.Seat> held = because == null ? round.heldBy(reader) : Optional.empty();
        return new ApprovalView(
                round.needed(),
                round.all(),
                round.agreed(),
                round.gate().rule().fourEyes(),
                shown.stream().map(line -> approver(round, line, known)).toList(),
                lines.size() - shown.size(),
                because == null,
                because,
                held.map(Round.Seat::owner)
                        .filter(owner -> !owner.equals(reader))
                        .map(owner -> name(known, owner))
                        .orElse(null),
                held.isPresent(),
                handedTo == null ? null : name(known, handedTo));
    }

    /** Who has it now, as long as the vote is missing. */
    private static @Nullable PersonId handedTo(Round round, @Nullable PersonId reader) {
        return reader == null || round.standing(reader) != Standing.HANDED_ON
                ? null
                : round.behind(reader).getFirst().to();
    }

    private static Approver approver(Round round, Line line, Map<PersonId, PersonView> known) {
        Vote vote = line.vote();
        return new Approver(
                name(known, line.person()),
                line.insteadOf() == null ? null : name(known, line.insteadOf()),
                round.handovers().stream().anyMatch(each -> each.from().equals(line.insteadOf()) && each.absent()),
                vote == null ? null : vote.decision(),
                vote == null ? null : vote.comment(),
                vote == null ? null : vote.at());
    }

    private static PersonView name(Map<PersonId, PersonView> known, PersonId person) {
        return Optional.ofNullable(known.get(person)).orElseGet(() -> new PersonView(person, "Somebody", null, null));
    }

    private static Line line(Round.Seat seat) {
        if (seat.vote() != null) {
            return line(seat.vote());
        }
        return new Line(seat.holder(), seat.holder().equals(seat.owner()) ? null : seat.owner(), null);
    }

    private static Line line(Vote vote) {
        return new Line(vote.person(), vote.insteadOf(), vote);
    }

    private record Line(
            PersonId person,
            @Nullable PersonId insteadOf,
            @Nullable Vote vote) {}
}
