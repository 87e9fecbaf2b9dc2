package org.xerotier.xem.manifest;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.xerotier.mesh.frame.Bounds;
import org.xerotier.mesh.frame.Bytes;
import org.xerotier.mesh.json.JsonLimits;
import org.xerotier.mesh.json.JsonMapping;
import org.xerotier.mesh.json.JsonRefused;
import org.xerotier.mesh.key.Sha256;
import org.xerotier.mesh.manifest.CapabilityManifest;
import org.xerotier.mesh.manifest.RiskLevel;
import org.xerotier.mesh.manifest.ToolDescriptor;
import org.xerotier.xem.bundle.BundledTool;
import org.xerotier.xem.state.DurableFile;

/** Turns the tools that loaded into the manifest in force, and counts its versions. */
public final class ManifestBook {

    /** @param version the number this hash was published under */
    record Edition(String hash, long version) {}

    private final DurableFile file;
    private final String registrationName;
    private final String agentVersion;
    private final RiskLevel maxRisk;

    /** @param file remembers the latest edition */
    public ManifestBook(DurableFile file, String registrationName, String agentVersion, RiskLevel maxRisk) {
        this.file = file;
        this.registrationName = registrationName;
        this.agentVersion = agentVersion;
        this.maxRisk = maxRisk;
    }

    /** The manifest of these tools; the same tools give the same hash and version, others a higher version. */
    public PublishedManifest publish(Map<String, BundledTool> loaded) throws IOException {
        Map<String, BundledTool> tools = offered(loaded);
        byte[] document = document(tools);
        String hash = Sha256.hex(document);
        return new PublishedManifest(hash, version(hash), Bytes.adopt(document), tools);
    }

    /** The hash that {@link #publish} would give these tools; counts nothing. */
    public String hash(Map<String, BundledTool> loaded) throws IOException {
        return Sha256.hex(document(offered(loaded)));
    }

    private Map<String, BundledTool> offered(Map<String, BundledTool> loaded) {
        Map<String, BundledTool> tools = new TreeMap<>(loaded);
        tools.values().removeIf(tool -> tool.descriptor().risk().compareTo(maxRisk) > 0);
        return tools;
    }

    private byte[] document(Map<String, BundledTool> tools) throws IOException {
        if (tools.size() > CapabilityManifest.MAX_TOOLS) {
            throw new IOException("%d tools are more than the %d a manifest may hold; remove bundles"
                    .formatted(tools.size(), CapabilityManifest.MAX_TOOLS));
        }
        Map<String, ToolDescriptor> descriptors = new LinkedHashMap<>();
        tools.forEach((name, tool) -> descriptors.put(name, tool.descriptor()));
        byte[] document = new CapabilityManifest(registrationName, agentVersion, List.of(), 0, descriptors).canonical();
        if (document.length > Bounds.MAX_MANIFEST_BYTES) {
            throw new IOException("the manifest has %d bytes, more than the %d allowed; remove bundles"
                    .formatted(document.length, Bounds.MAX_MANIFEST_BYTES));
        }
        return document;
    }

    private long version(String hash) throws IOException {
        Edition latest = latest();
        if (latest.hash().equals(hash)) {
            return latest.version();
        }
        Edition next = new Edition(hash, latest.version() + 1);
        file.write(JsonMapping.bytes(next));
        return next.version();
    }

    private Edition latest() throws IOException {
        byte[] content = file.read().orElse(null);
        if (content == null) {
            return new Edition("", 0);
        }
        try {
            return JsonMapping.read(content, JsonLimits.REQUEST, Edition.class);
        } catch (JsonRefused damaged) {
            throw new IOException(
                    file.path() + " is damaged (" + damaged.getMessage() + "); move it away and start again", damaged);
        }
    }
}
