package io.taskloom.engine.template;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.taskloom.engine.EngineTest;
import io.taskloom.engine.TestTeam;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@EngineTest
class TemplateSchemaTests {

    @Autowired
    private TestTeam teams;

    @Test
    void theKindOfATemplateTellsItsContent() {
        JsonNode schemas = teams.anonymous().get("/v3/api-docs").body().at("/components/schemas");

        assertThat(schemas.at("/Template/discriminator/propertyName").asText()).isEqualTo("kind");
        assertThat(schemas.at("/Template/discriminator/mapping/task").asText())
                .isEqualTo("#/components/schemas/TaskTemplate");
        assertThat(schemas.at("/TaskTemplate/properties/kind/enum")).hasSize(1);
        assertThat(schemas.at("/TaskTemplate/properties/content/$ref").asText())
                .isEqualTo("#/components/schemas/TemplateTask");
        assertThat(schemas.at("/ProjectTemplate/properties/content/$ref").asText())
                .isEqualTo("#/components/schemas/TemplateProject");
        assertThat(schemas.at("/TemplateProject/properties/tasks/type").asText())
                .isEqualTo("array");
        assertThat(schemas.has("Content")).isFalse();
    }
}
