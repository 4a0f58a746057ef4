package io.taskloom.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class PortsTests {

    @Test
    void aVariableMovesEachPort() {
        var ports = Ports.from(Map.of("TASKLOOM_APP_PORT", "18080", "TASKLOOM_S3_PORT", " 19000 ")::get);

        assertThat(ports.app()).isEqualTo(18080);
        assertThat(ports.s3()).isEqualTo(19000);
        assertThat(ports.keycloak()).isEqualTo(8180);
    }

    @Test
    void whatIsNoPortIsRefusedByTheNameOfItsVariable() {
        assertThatThrownBy(() -> Ports.from(Map.of("TASKLOOM_KAFKA_PORT", "70000")::get))
                .isInstanceOf(ServiceFailure.class)
                .hasMessage("TASKLOOM_KAFKA_PORT is not a port: 70000");
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void theHolderOfAPortIsNamed() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThat(PortHolder.of(socket.getLocalPort())).hasValueSatisfying(holder -> assertThat(holder)
                    .startsWith("process " + ProcessHandle.current().pid() + " ("));
        }
    }

    @Test
    void aBusyPortIsNamedWithItsRemedyBeforeAnythingStarts(@TempDir Path home) throws IOException {
        var free = Ports.free();
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var ports = new Ports(
                    free.app(),
                    socket.getLocalPort(),
                    free.postgres(),
                    free.kafka(),
                    free.smtp(),
                    free.mail(),
                    free.s3());

            assertThatThrownBy(() -> Launcher.start(home, ports))
                    .isInstanceOf(ServiceFailure.class)
                    .hasMessageContaining("Port " + socket.getLocalPort() + " (keycloak) is in use")
                    .hasMessageContaining("TASKLOOM_KEYCLOAK_PORT");
        }
        assertThat(home.resolve("data")).doesNotExist();
    }
}
