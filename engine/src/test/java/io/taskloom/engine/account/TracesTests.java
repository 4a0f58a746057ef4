package io.taskloom.engine.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.taskloom.engine.EngineTest;
import io.taskloom.engine.TestTeam;
import io.taskloom.engine.TestTeam.Somebody;
import io.taskloom.engine.identity.People;
import io.taskloom.engine.image.TestPictures;
import io.taskloom.engine.storage.ObjectKey;
import io.taskloom.engine.storage.ObjectStorage;
import io.taskloom.engine.storage.ObjectSweep;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The step of an account's end that erases what the modules keep. */
@EngineTest
class TracesTests {

    @Autowired
    TestTeam teams;

    @Autowired
    Traces traces;

    @Autowired
    People people;

    @Autowired
    ObjectStorage storage;

    @Autowired
    ObjectSweep sweep;

    @Test
    void aPictureGoesWithItsPerson() {
        // given
        TestTeam.Team team = teams.team();
        Somebody mia = team.member();
        String url = mia.api()
                .send(
                        "PUT",
                        "/api/v1/me/picture",
                        BodyPublishers.ofByteArray(TestPictures.picture("png", 40, 40, false)),
                        Map.of("Content-Type", "image/png"))
                .body()
                .path("pictureUrl")
                .asText();
        var key = new ObjectKey("people/" + url.substring(url.lastIndexOf('/') + 1));
        assertThat(team.viewer().api().get(url).status()).isEqualTo(200);
        assertThat(storage.find(key)).isPresent();

        // when: also done once more, as after a kill -9 in between
        traces.erase(mia.id());
        traces.erase(mia.id());
        sweep.sweep();

        // then
        assertThat(people.get(mia.id()).pictureUrl()).isNull();
        assertThat(team.viewer().api().get(url).status()).isEqualTo(404);
        assertThat(storage.find(key)).isEmpty();
    }
}
