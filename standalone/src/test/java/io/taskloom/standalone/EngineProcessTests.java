package io.taskloom.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class EngineProcessTests {

    private static final Path JAR = Path.of("engine.jar");

    @Test
    void anOlderJavaIsGivenNoOptionItDoesNotKnow() {
        assertThat(EngineProcess.command(JAR, 21))
                .doesNotContain("-XX:+UseCompactObjectHeaders", "--sun-misc-unsafe-memory-access=allow")
                .endsWith("-jar", "engine.jar");
    }

    @Test
    void aNewerOneUsesWhatItCan() {
        assertThat(EngineProcess.command(JAR, 25))
                .contains("-XX:+UseCompactObjectHeaders", "--sun-misc-unsafe-memory-access=allow")
                .endsWith("-jar", "engine.jar");
    }
}
