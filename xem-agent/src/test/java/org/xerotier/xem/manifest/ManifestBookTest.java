package org.xerotier.xem.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xerotier.mesh.json.JsonLimits;
import org.xerotier.mesh.json.StrictJson;
import org.xerotier.mesh.key.Sha256;
import org.xerotier.mesh.manifest.CapabilityManifest;
import org.xerotier.mesh.manifest.RiskLevel;
import org.xerotier.xem.bundle.BundledTool;
import org.xerotier.xem.dispatch.Tools;
import org.xerotier.xem.state.DurableFile;

class ManifestBookTest {

    @TempDir
    Path folder;

    private final Map<String, BundledTool> tools =
            new HashMap<>(Tools.manifest().tools());

    private ManifestBook book(RiskLevel maxRisk) {
        return new ManifestBook(new DurableFile(folder.resolve("manifest.json")), "edge-1", "1.0", maxRisk);
    }

    @Test
    void theHashIsThatOfTheDocumentAndTheDocumentIsAManifest() throws IOException {
        PublishedManifest manifest = book(RiskLevel.IRREVERSIBLE).publish(tools);
        assertThat(manifest.hash()).isEqualTo(Sha256.hex(manifest.document().view()));
        CapabilityManifest read = CapabilityManifest.parse(
                StrictJson.parseObject(manifest.document().view(), JsonLimits.REQUEST));
        assertThat(read.tools()).containsOnlyKeys("test.look", "test.drop");
        assertThat(read.hash()).isEqualTo(manifest.hash());
    }

    @Test
    void theVersionGrowsWithTheHashAndOnlyThen() throws IOException {
        assertThat(book(RiskLevel.IRREVERSIBLE).publish(tools).version()).isEqualTo(1);
        assertThat(book(RiskLevel.IRREVERSIBLE).publish(tools).version())
                .as("after a restart")
                .isEqualTo(1);
        tools.remove("test.drop");
        assertThat(book(RiskLevel.IRREVERSIBLE).publish(tools).version()).isEqualTo(2);
        tools.putAll(Tools.manifest().tools());
        assertThat(book(RiskLevel.IRREVERSIBLE).publish(tools).version())
                .as("never back")
                .isEqualTo(3);
    }

    @Test
    void toolsAboveTheHostsRiskAreNotOffered() throws IOException {
        assertThat(book(RiskLevel.WRITE).publish(tools).tools()).containsOnlyKeys("test.look");
    }
}
