package org.xerotier.router.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.xerotier.mesh.manifest.RiskLevel;
import org.xerotier.router.kernel.IdPrefix;
import org.xerotier.router.kernel.ProjectId;

class ToolCatalogTest {

    private final FleetInMemory fleet = new FleetInMemory();
    private final ToolCatalog catalog = fleet.catalog;

    @Test
    void bothSpellingsNameTheSameTool() {
        fleet.enrol("one", "kubectl.rollout_status");

        assertThat(catalog.find(fleet.project, fleet.workspace, "kubectl.rollout_status"))
                .isPresent();
        assertThat(catalog.find(fleet.project, fleet.workspace, "kubectl_rollout_status"))
                .isPresent();
        assertThat(catalog.find(fleet.project, fleet.workspace, "kubectl.rollout"))
                .isEmpty();
        assertThat(catalog.find(fleet.project, fleet.workspace, "not a tool")).isEmpty();
    }

    @Test
    void aToolOfSeveralAgentsIsAsStrictAsTheStrictestSays() {
        fleet.enrol("mild", Map.of("host.restart", Manifests.tool("host.restart", RiskLevel.WRITE, true)));
        fleet.enrol("strict", Map.of("host.restart", Manifests.tool("host.restart", RiskLevel.DESTRUCTIVE, true)));
        fleet.enrol("careful", Map.of("host.restart", Manifests.tool("host.restart", RiskLevel.READ, false)));

        CatalogTool tool =
                catalog.find(fleet.project, fleet.workspace, "host.restart").orElseThrow();

        assertThat(tool.descriptor().risk()).isEqualTo(RiskLevel.DESTRUCTIVE);
        assertThat(tool.descriptor().idempotent()).isFalse();
        assertThat(tool.agents())
                .extracting(CatalogTool.Offer::registrationName)
                .containsExactly("mild", "strict", "careful");
    }

    @Test
    void changesOfTheFleetShowAtOnce() {
        KnownAgent agent = fleet.enrol("one", "host.uptime");
        assertThat(catalog.list(fleet.project, fleet.workspace)).hasSize(1);

        fleet.directory.update(
                agent.id(),
                known -> known.withManifest(
                        FleetInMemory.hash(2),
                        Manifests.offering("one", "host.disk", "host.uptime").tools()));
        assertThat(catalog.list(fleet.project, fleet.workspace))
                .extracting(tool -> tool.descriptor().name().dotted())
                .containsExactly("host.disk", "host.uptime");

        fleet.directory.remove(agent.id());
        assertThat(catalog.list(fleet.project, fleet.workspace)).isEmpty();
    }

    @Test
    void aWorkspaceShowsOnlyTheToolsOfAgentsBoundToIt() {
        KnownAgent agent = fleet.enrol("one", "host.uptime");

        fleet.directory.update(agent.id(), known -> known.withWorkspaces(Set.of()));

        assertThat(catalog.find(fleet.project, fleet.workspace, "host.uptime")).isEmpty();
        assertThat(catalog.find(fleet.project, "host.uptime").orElseThrow().workspaces())
                .isEmpty();
    }

    @Test
    void anotherProjectSeesNothing() {
        fleet.enrol("one", "host.uptime");
        ProjectId other = new ProjectId(fleet.ids.next(IdPrefix.PROJECT));

        assertThat(catalog.list(other)).isEmpty();
        assertThat(catalog.find(other, fleet.workspace, "host.uptime")).isEmpty();
    }
}
