package io.taskloom.engine.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPatternParser;

class ShapedMappingTests {

    @ParameterizedTest
    @CsvSource({
        "/api/v1/tasks/{task}, /api/v1/tasks/7, true",
        "/api/v1/tasks/{task}, /api/v1/tasks/7;a=b, true",
        "/api/v1/tasks/{task}, /api/v1/t%61sks/7, true",
        "/api/v1/tasks/{task}, /api/v1/tasks, false",
        "/api/v1/tasks/{task}, /api/v1/tasks/, false",
        "/api/v1/tasks/{task}, /api/v1/tasks/7/, false",
        "/api/v1/tasks/{task}, /api/v1/tasks/7/8, false",
        "/api/v1/tasks/{task}, /api/v1/projects/7, false",
        "/api/v1/tasks/{task}/complete, /api/v1/tasks/7/cancel, false",
        "/feeds/{secret}.ics, /feeds/abc.ics, true",
        "/files/{*path}, /files/a/b/c, true",
        "/pages/**, /pages/a/b, true",
        "/, /, true"
    })
    void aPathThatThePatternMatchesIsNeverLeftOut(String pattern, String path, boolean may) {
        PathContainer parsed = PathContainer.parsePath(path);

        assertThat(ShapedMapping.Shape.of(pattern).mayMatch(parsed.elements())).isEqualTo(may);
        assertThat(PathPatternParser.defaultInstance.parse(pattern).matches(parsed))
                .isEqualTo(may);
    }
}
