package io.taskloom.engine.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.taskloom.engine.EngineTest;
import io.taskloom.engine.TestApi;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Holds {@code docs/openapi.json}, from which the web application takes its types, to what the engine says of itself. */
@EngineTest
class ApiReferenceTests {

    private static final Path REFERENCE = Path.of("../docs/openapi.json");

    @LocalServerPort
    private int port;

    @Test
    void theReferenceSaysWhatTheEngineSays() throws IOException {
        // given
        String described = pretty(document());

        // when
        if (Boolean.getBoolean("taskloom.write-reference")) {
            Files.writeString(REFERENCE, described);
        }

        // then
        assertThat(REFERENCE)
                .as("run with -Dtaskloom.write-reference=true to write it anew")
                .hasContent(described);
    }

    @Test
    void everyAnswerWithABodySaysItsShape() {
        // when
        JsonNode paths = document().path("paths");

        // then
        assertThat(paths.properties()).isNotEmpty().allSatisfy(path -> assertThat(path.getValue())
                .allSatisfy(operation -> assertThat(operation.path("responses").properties())
                        .as("%s of %s", operation.path("operationId"), path.getKey())
                        .filteredOn(answer -> answer.getValue().has("content"))
                        .allSatisfy(answer -> assertThat(
                                        answer.getValue().path("content").findValues("schema"))
                                .isNotEmpty())));
    }

    private JsonNode document() {
        return new TestApi(port, null).get("/v3/api-docs").body();
    }

    private static String pretty(JsonNode document) throws IOException {
        var indent = new DefaultIndenter("  ", "\n");
        var printer = new DefaultPrettyPrinter();
        printer.indentObjectsWith(indent);
        printer.indentArraysWith(indent);
        return new ObjectMapper().writer(printer).writeValueAsString(document) + "\n";
    }
}
