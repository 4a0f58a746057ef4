package io.taskloom.engine.signin;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DevicesTests {

    private final Devices devices = new Devices();

    @ParameterizedTest
    @CsvSource({
        "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0, Firefox on Linux",
        "'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/139.0.0.0 Safari/537.36',"
                + " Chrome on Windows",
        "'Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5"
                + " Mobile/15E148 Safari/604.1', Mobile Safari on iOS",
    })
    void namesBrowserAndSystem(String agent, String name) {
        assertThat(devices.of(agent).name()).isEqualTo(name);
    }

    @Test
    void whatNobodyKnowsHasNoName() {
        assertThat(devices.of("<script>alert(1)</script>")).isEqualTo(Device.UNKNOWN);
        assertThat(devices.of(null)).isEqualTo(Device.UNKNOWN);
        assertThat(Device.UNKNOWN.name()).isEqualTo("an unknown browser");
    }
}
