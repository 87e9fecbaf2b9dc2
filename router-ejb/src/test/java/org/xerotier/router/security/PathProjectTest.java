package org.xerotier.router.security;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PathProjectTest {

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "/demo/v1/exec/tools, demo",
                "/proj_00000000000000000000000000000000/v1/status, proj_00000000000000000000000000000000",
                "/acme-prod/v1/, acme-prod",
                "/v1/users, v1",
                "/demo, -",
                "/, -",
                "'', -",
                "//v1/x, -",
                "/%64emo/v1/x, -",
                "/DEMO/v1/x, -",
                "/demo;a=b/v1/x, -",
                "/../v1/x, -",
                "demo/v1/x, -"
            })
    void theFirstSegmentIsAProjectOrNothing(String path, String project) {
        assertThat(PathProject.firstSegment(path)).isEqualTo(project == null ? "" : project);
    }
}
