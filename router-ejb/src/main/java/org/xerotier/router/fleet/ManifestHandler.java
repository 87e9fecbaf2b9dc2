package org.xerotier.router.fleet;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.xerotier.mesh.frame.Envelope;
import org.xerotier.mesh.frame.FrameType;
import org.xerotier.mesh.frame.ManifestPart;
import org.xerotier.mesh.manifest.ToolDescriptor;
import org.xerotier.router.kernel.AgentId;
import org.xerotier.router.kernel.RouterException;
import org.xerotier.router.mesh.FrameHandler;
import org.xerotier.router.mesh.Peer;

/** Takes manifests in parts. One that is refused leaves the earlier one on record and the agent without work. */
@ApplicationScoped
class ManifestHandler implements FrameHandler {

    private static final long MAX_HELD_BYTES = 64L * 1024 * 1024;

    @Inject
    AgentLifeService life;

    @Inject
    FleetDirectory directory;

    @Inject
    ConnectedAgents connected;

    @Inject
    ToolSets toolSets;

    @Inject
    FleetLog log;

    @Inject
    Event<AgentCapacityFreed> freed;

    private final ManifestAssembly assembly = new ManifestAssembly(MAX_HELD_BYTES);

    @Override
    public Set<FrameType> handles() {
        return Set.of(FrameType.MANIFEST_PART);
    }

    @Override
    public void handle(Peer peer, Envelope envelope) {
        ManifestPart part = (ManifestPart) envelope.frame();
        Optional<byte[]> whole = assembly.add(peer.agent(), part);
        Optional<KnownAgent> known = directory.find(peer.agent());
        if (whole.isPresent() && known.isPresent()) {
            publish(known.get(), part, whole.get());
        }
    }

    private void publish(KnownAgent agent, ManifestPart part, byte[] document) {
        AcceptedManifest manifest;
        try {
            manifest = ManifestIntake.read(
                    part.manifestHash(),
                    part.manifestVersion(),
                    new RegistrationName(agent.registrationName()),
                    document);
        } catch (RouterException refusal) {
            connected.refuseManifest(agent.id());
            life.manifestRefused(agent.id(), part.manifestHash(), refusal.getMessage());
            log.manifestRefused(agent, refusal);
            throw refusal;
        }
        Map<String, ToolDescriptor> tools = toolSets.of(manifest.manifest());
        life.publish(agent.id(), manifest, ManifestChange.between(agent.tools(), tools));
        adopt(agent.id(), manifest.hash(), tools);
    }

    private void adopt(AgentId agent, String hash, Map<String, ToolDescriptor> tools) {
        if (directory.update(agent, known -> known.withManifest(hash, tools))) {
            directory.find(agent).ifPresent(known -> freed.fire(new AgentCapacityFreed(agent, known.workspaces())));
        }
    }
}
