package io.taskloom.engine.task.approval;

import static org.assertj.core.api.Assertions.assertThat;

import io.taskloom.engine.bpm.LifeCycle.Approval;
import io.taskloom.engine.bpm.UserTaskId;
import io.taskloom.engine.event.Ids;
import io.taskloom.engine.event.PersonId;
import io.taskloom.engine.event.ProjectId;
import io.taskloom.engine.event.WorkspaceId;
import io.taskloom.engine.task.TaskGates.Gate;
import io.taskloom.engine.task.TaskId;
import io.taskloom.engine.task.approval.Round.Seat;
import io.taskloom.engine.task.approval.Round.Untaken;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RoundTests {

    private static final Instant NOW = Instant.parse("2030-01-01T10:00:00Z");

    private final PersonId ann = new PersonId(Ids.next());
    private final PersonId bob = new PersonId(Ids.next());
    private final PersonId cem = new PersonId(Ids.next());
    private final PersonId dora = new PersonId(Ids.next());
    private final PersonId eve = new PersonId(Ids.next());

    /** Ann and Bob are asked; Cem and Dora may work in the project; Eve has handed it in. */
    private Round round(int needed, List<Handover> handovers, List<Vote> votes) {
        return round(needed, Set.of(ann, bob, cem, dora, eve), handovers, votes);
    }

    private Round round(int needed, Set<PersonId> team, List<Handover> handovers, List<Vote> votes) {
        var gate = new Gate(
                new TaskId(Ids.next()),
                "Review",
                new UserTaskId(Ids.next()),
                new ProjectId(Ids.next()),
                new WorkspaceId(Ids.next()),
                new Approval(needed, true, "done", "doing"),
                Set.of(eve),
                team,
                List.of(ann, bob),
                false);
        return new Round(gate, handovers, votes);
    }

    private static Handover from(PersonId from, PersonId to) {
        return new Handover(from, to, false, NOW);
    }

    private static Vote yes(PersonId person, @Nullable PersonId insteadOf) {
        return new Vote(person, insteadOf, Decision.APPROVED, null, NOW);
    }

    @Test
    void aVoteThatWasHandedOnIsTheLastOnesAndNobodyElses() {
        Round round = round(1, List.of(from(bob, cem), from(cem, dora)), List.of());

        assertThat(round.heldBy(dora)).map(Seat::owner).contains(bob);
        assertThat(round.standing(dora)).isNull();
        assertThat(round.standing(bob)).isEqualTo(Standing.HANDED_ON);
        assertThat(round.standing(cem)).isEqualTo(Standing.HANDED_ON);
        assertThat(round.standing(eve)).isEqualTo(Standing.FOUR_EYES);
        assertThat(round.behind(bob)).hasSize(2);
    }

    @Test
    void neverTwoVotesForOneNorInACircle() {
        Round round = round(1, List.of(from(bob, cem)), List.of());

        assertThat(round.refusal(cem, bob)).isEqualTo(Untaken.CIRCLE);
        assertThat(round.refusal(cem, ann)).isEqualTo(Untaken.ASKED);
        assertThat(round.refusal(ann, cem)).isEqualTo(Untaken.HAS_ONE);
        assertThat(round.refusal(ann, eve)).isEqualTo(Untaken.FOUR_EYES);
        assertThat(round.refusal(ann, dora)).isNull();
        assertThat(round(1, List.of(), List.of(yes(dora, null))).refusal(ann, dora))
                .isEqualTo(Untaken.DECIDED);
    }

    @Test
    void whoeverLeavesGivesTheVoteBack() {
        Round round = round(1, Set.of(ann, bob, dora), List.of(from(bob, cem), from(cem, dora)), List.of());

        assertThat(round.heldBy(bob)).map(Seat::owner).contains(bob);
        assertThat(round.standing(dora)).isEqualTo(Standing.FOR_OTHERS);
    }

    @Test
    void aVoteForAnotherIsTheirsAndCountsOnce() {
        Round round = round(Approval.ALL, List.of(from(bob, cem)), List.of(yes(cem, bob)));

        assertThat(round.standing(bob)).isEqualTo(Standing.DECIDED);
        assertThat(round.standing(cem)).isEqualTo(Standing.DECIDED);
        assertThat(round.agreed()).isEqualTo(1);
        assertThat(round.needed()).isEqualTo(2);
        assertThat(round.agreedUpon()).isFalse();
    }

    @Test
    void allMeansAllWhoAreAskedWhateverOthersSay() {
        List<Vote> votes = List.of(yes(ann, null), yes(dora, null));

        assertThat(round(Approval.ALL, List.of(), votes).agreedUpon()).isFalse();
        assertThat(round(2, List.of(), votes).agreedUpon()).isTrue();
        assertThat(round(Approval.ALL, List.of(), List.of(yes(ann, null), yes(bob, null)))
                        .agreedUpon())
                .isTrue();
    }
}
