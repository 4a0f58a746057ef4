package io.taskloom.engine.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.taskloom.engine.GroundTest;
import io.taskloom.engine.TestApi;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

@GroundTest
class ApiDocumentTests {

    @LocalServerPort
    private int port;

    @Test
    void theApiDescribesItself() {
        // when
        var document = new TestApi(port, null).get("/v3/api-docs").body();

        // then
        assertThat(document.path("openapi").asText()).startsWith("3.1");
        assertThat(document.at("/components/securitySchemes/bearer/scheme").asText())
                .isEqualTo("bearer");
        assertThat(document.at("/components/schemas/Problem/properties/type/format")
                        .asText())
                .isEqualTo("uri");
        assertThat(document.at("/paths/~1api~1v1~1me/get/responses/default/$ref")
                        .asText())
                .isEqualTo("#/components/responses/AnyProblem");
        assertThat(document.at("/components/responses/AnyProblem/content/application~1problem+json")
                        .isMissingNode())
                .isFalse();
    }

    @Test
    void thePagesToReadItArePublic() {
        assertThat(new TestApi(port, null).get("/swagger-ui/index.html").status())
                .isEqualTo(200);
    }

    @Test
    void probesArePublicAndMetricsAreForTheMachineItself() {
        var api = new TestApi(port, null);
        assertThat(api.get("/actuator/health/readiness").body().path("status").asText())
                .isEqualTo("UP");
        assertThat(api.get("/actuator/health/liveness").status()).isEqualTo(200);
        assertThat(api.get("/actuator/env").status()).isEqualTo(401);
    }
}
