package io.taskloom.connector.email;

import static org.assertj.core.api.Assertions.assertThat;

import io.taskloom.connector.spi.Connector;
import io.taskloom.connector.spi.ConnectorDescriptor;
import io.taskloom.connector.spi.ReferencePage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;

class EmailConnectorReferenceTests {

    private static final Path PAGE = Path.of("../../docs/reference/connectors/email.md");

    @Test
    void thePageSaysWhatTheAnnotationsSay() throws IOException {
        var connector = ServiceLoader.load(Connector.class).findFirst().orElseThrow();
        var generated = ReferencePage.of(ConnectorDescriptor.of(connector));

        if (Boolean.getBoolean("taskloom.write-reference")) {
            Files.createDirectories(PAGE.getParent());
            Files.writeString(PAGE, generated);
        }

        assertThat(PAGE)
                .as("run with -Dtaskloom.write-reference=true to write it anew")
                .hasContent(generated);
    }
}
