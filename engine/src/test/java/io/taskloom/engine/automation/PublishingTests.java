package io.taskloom.engine.automation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.taskloom.engine.AutomationTest;
import io.taskloom.engine.Team;
import io.taskloom.engine.Team.Place;
import io.taskloom.engine.TestModels;
import io.taskloom.engine.automation.Rehearsals.Rehearsal;
import io.taskloom.engine.event.Actor;
import io.taskloom.engine.web.IfMatch;
import io.taskloom.engine.web.StaleVersion;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionSynchronizationManager;

@AutomationTest
class PublishingTests {

    @Autowired
    private Team team;

    @Autowired
    private Versions versions;

    @Autowired
    private Drafts drafts;

    @Test
    void aDraftThatIsSavedWhileItIsTriedStaysADraft() {
        Place place = team.place();
        Actor designer = place.designer().actor();
        AutomationId id = AutomationId.of(place.drafted(TestModels.userTask("")));
        List<Integer> kept = new ArrayList<>();

        var publishing = new Publishing(versions, new Seen(kept) {
            @Override
            public Rehearsal of(AutomationId automation, Draft draft) {
                assertThat(TransactionSynchronizationManager.isActualTransactionActive())
                        .isFalse();
                drafts.save(designer, id, TestModels.triggered("TaskCreated", "true"), null, null, IfMatch.version(1));
                return super.of(automation, draft);
            }
        });

        assertThatThrownBy(() -> publishing.publish(designer, id, 1, null, null))
                .isInstanceOf(StaleVersion.class);
        assertThat(kept).isEmpty();
        new Publishing(versions, new Seen(kept)).publish(designer, id, 2, null, null);
        assertThat(kept).containsExactly(1);
    }

    /** Finds nothing, and tells which version it was kept with. */
    private static class Seen implements Rehearsals {

        private final List<Integer> kept;

        Seen(List<Integer> kept) {
            this.kept = kept;
        }

        @Override
        public Rehearsal of(AutomationId automation, Draft draft) {
            return new Rehearsal() {
                @Override
                public void require(@Nullable String reason) {}

                @Override
                public void keep(Actor actor, AutomationView view, int number, @Nullable String reason) {
                    kept.add(number);
                }
            };
        }

        @Override
        public void repeat(AutomationId automation, int earlier, int number) {}
    }
}
