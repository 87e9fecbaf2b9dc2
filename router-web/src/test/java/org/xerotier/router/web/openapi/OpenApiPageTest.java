package org.xerotier.router.web.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class OpenApiPageTest {

    private static final Path PAGE = Path.of("../docs/reference/openapi.json");

    @Test
    void documentFollowsTheCode() throws IOException {
        DefaultIndenter lines = new DefaultIndenter("  ", "\n");
        String document = new JsonMapper()
                        .writer(new DefaultPrettyPrinter()
                                .withObjectIndenter(lines)
                                .withArrayIndenter(lines))
                        .writeValueAsString(new OpenApiDocument().write())
                + "\n";
        if (Boolean.getBoolean("xerotier.docs.write")) {
            Files.writeString(PAGE, document);
        }

        assertThat(PAGE)
                .as("write it anew: ./mvnw test -pl router-web -Dxerotier.docs.write=true -Dtest=OpenApiPageTest")
                .hasContent(document.stripTrailing() + "\n");
    }

    @Test
    void everyOperationSaysItsErrorsAndWhoMayCallIt() {
        JsonNode paths = new OpenApiDocument().write().get("paths");

        assertThat(Route.all()).hasSizeGreaterThan(35);
        for (Route operation : Route.all()) {
            JsonNode described = paths.get(operation.path()).get(operation.verb());
            assertThat(described.get("x-xerotier-errors")).as(operation.id()).isNotEmpty();
            assertThat(operation.path().startsWith("/{project_id}/"))
                    .as("%s needs a key exactly if it is in a project", operation.id())
                    .isEqualTo(described.has("x-xerotier-scope"));
        }
    }

    @Test
    void requestsAllowNoUnknownFields() {
        JsonNode request = new OpenApiDocument().write().at("/components/schemas/InvokeRequest");

        assertThat(request.get("additionalProperties").booleanValue()).isFalse();
        assertThat(request.get("required")).extracting(JsonNode::asText).containsExactly("workspace", "tool");
    }
}
