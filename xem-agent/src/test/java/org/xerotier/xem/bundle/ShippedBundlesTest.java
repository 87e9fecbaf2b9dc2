package org.xerotier.xem.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xerotier.mesh.manifest.CapabilityManifest;
import org.xerotier.mesh.manifest.RiskLevel;
import org.xerotier.mesh.manifest.ToolDescriptor;

class ShippedBundlesTest {

    @TempDir
    Path scratch;

    LoadedBundles shipped = new LoadedBundles(Map.of(), List.of(), List.of(), 0);

    @BeforeEach
    void load() throws IOException {
        shipped = ShippedBundles.load(scratch);
    }

    @Test
    void everyShippedBundleLoads() {
        assertThat(shipped.faults()).isEmpty();
        assertThat(shipped.unavailable()).isEmpty();
        assertThat(shipped.bundles()).isEqualTo(9);
        assertThat(shipped.tools()).hasSizeGreaterThan(80);
    }

    @Test
    void whatIsShippedMakesAManifestTheRouterAccepts() {
        Map<String, ToolDescriptor> descriptors = new LinkedHashMap<>();
        shipped.tools().forEach((name, tool) -> descriptors.put(name, tool.descriptor()));
        CapabilityManifest manifest = new CapabilityManifest("host-1", "0.1.0", List.of(), 0, descriptors);

        CapabilityManifest read = CapabilityManifest.parse(manifest.toJson());

        assertThat(read.hash()).isEqualTo(manifest.hash());
    }

    @Test
    void whatCannotBeUndoneSaysSo() {
        assertThat(of(RiskLevel.IRREVERSIBLE))
                .containsExactlyInAnyOrder(
                        "kubectl.delete",
                        "docker.rm",
                        "terraform.apply",
                        "openstack.server_delete",
                        "aws.ec2_terminate");
        assertThat(of(RiskLevel.DESTRUCTIVE))
                .containsExactlyInAnyOrder(
                        "host.service_restart",
                        "kubectl.apply",
                        "kubectl.drain",
                        "kubectl.rollout_undo",
                        "docker.stop",
                        "docker.restart",
                        "docker.rmi",
                        "postgres.terminate_backend",
                        "openstack.server_stop",
                        "openstack.server_reboot",
                        "aws.ec2_stop",
                        "aws.ec2_reboot");
    }

    @Test
    void nothingWhoseNameChangesThingsCallsItselfARead() {
        Set<String> verbs = Set.of(
                "start",
                "stop",
                "restart",
                "delete",
                "apply",
                "scale",
                "label",
                "annotate",
                "cordon",
                "drain",
                "pull",
                "terminate",
                "reboot",
                "rm",
                "rmi",
                "undo",
                "init",
                "snapshot");

        assertThat(of(RiskLevel.READ)).allSatisfy(name -> {
            String action = name.substring(name.indexOf('.') + 1);
            if (!action.endsWith("_plan") && !action.endsWith("_dry_run")) {
                assertThat(Set.of(action.split("_"))).doesNotContainAnyElementsOf(verbs);
            }
        });
    }

    @Test
    void aReadOrAnythingRunTwiceWithoutHarmIsTheOnlyIdempotentKind() {
        assertThat(shipped.tools().values())
                .filteredOn(tool -> tool.descriptor().risk() == RiskLevel.READ)
                .allMatch(tool -> tool.descriptor().idempotent());
        assertThat(shipped.tools().values())
                .filteredOn(
                        tool -> Set.of("kubectl.delete", "host.service_restart").contains(tool.name()))
                .hasSize(2)
                .noneMatch(tool -> tool.descriptor().mayRunAgain());
    }

    @Test
    void aHostAnswersWithoutAnyProgramInstalled() throws IOException {
        LoadedBundles bare = BundleLoader.load(ShippedBundles.FOLDER, scratch, new BinaryFinder(List.of()));

        assertThat(bare.faults()).isEmpty();
        assertThat(bare.tools().keySet())
                .containsExactlyInAnyOrder(
                        "agent.ping",
                        "agent.noop",
                        "host.uptime",
                        "host.disk",
                        "host.memory",
                        "host.processes",
                        "file.list",
                        "file.read",
                        "file.checksum");
        assertThat(bare.unavailable()).anySatisfy(tool -> {
            assertThat(tool.name()).isEqualTo("docker.ps");
            assertThat(tool.reason()).contains("docker or podman");
        });
    }

    private Set<String> of(RiskLevel risk) {
        return shipped.tools().values().stream()
                .filter(tool -> tool.descriptor().risk() == risk)
                .map(BundledTool::name)
                .collect(Collectors.toSet());
    }
}
