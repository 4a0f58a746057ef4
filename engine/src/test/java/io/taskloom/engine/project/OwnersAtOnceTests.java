package io.taskloom.engine.project;

import static org.assertj.core.api.Assertions.assertThat;

import io.taskloom.engine.EngineTest;
import io.taskloom.engine.TestApi;
import io.taskloom.engine.TestTeam;
import io.taskloom.engine.TestTeam.Somebody;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.RepeatedTest;
import org.springframework.beans.factory.annotation.Autowired;

@EngineTest
class OwnersAtOnceTests {

    @Autowired
    private TestTeam teams;

    @Autowired
    private ProjectMembers members;

    @RepeatedTest(5)
    void ofTwoWhoRemoveEachOtherOneStays() {
        // given
        TestTeam.Team team = teams.team();
        members.put(team.owner().actor(), team.project(), team.member().id(), ProjectRole.OWNER);
        members.put(team.owner().actor(), team.project(), team.viewer().id(), ProjectRole.OWNER);

        // when
        CompletableFuture<Integer> one = removing(team, team.member(), team.viewer());
        CompletableFuture<Integer> other = removing(team, team.viewer(), team.member());

        // then
        assertThat(new int[] {one.join(), other.join()}).containsOnlyOnce(204);
        assertThat(members.list(team.owner().actor(), team.project()))
                .filteredOn(member -> !member.person().id().equals(team.owner().id()))
                .hasSize(1);
    }

    private static CompletableFuture<Integer> removing(TestTeam.Team team, Somebody by, Somebody whom) {
        TestApi api = by.api();
        String path = "/api/v1/projects/%s/members/%s".formatted(team.project(), whom.id());
        return CompletableFuture.supplyAsync(
                () -> api.send("DELETE", path, (String) null, Map.of()).status());
    }
}
