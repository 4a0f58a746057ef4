package io.taskloom.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class EngineProcessTests {

    private static final Path ARCHIVE = Path.of("engine.jsa");

    @Test
    void anOlderJavaIsGivenNoOptionItDoesNotKnow() {
        assertThat(EngineProcess.command("engine.jar", ARCHIVE, 21))
                .doesNotContain("-XX:+UseCompactObjectHeaders", "--sun-misc-unsafe-memory-access=allow");
    }

    @Test
    void aNewerOneUsesWhatItCan() {
        assertThat(EngineProcess.command("engine.jar", ARCHIVE, 25))
                .contains("-XX:+UseCompactObjectHeaders", "--sun-misc-unsafe-memory-access=allow");
    }
}
