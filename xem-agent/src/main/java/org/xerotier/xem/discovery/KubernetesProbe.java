package org.xerotier.xem.discovery;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.snakeyaml.engine.v2.nodes.Node;

/** Contexts of the kubeconfig files, and the cluster the agent itself runs in. Server addresses are not told. */
final class KubernetesProbe implements Probe {

    private static final String OWN_NAMESPACE = "/var/run/secrets/kubernetes.io/serviceaccount/namespace";

    @Override
    public void look(HostView host, Finds finds) throws IOException {
        Path namespace = host.at(OWN_NAMESPACE);
        if (Files.isRegularFile(namespace)) {
            finds.found("kubernetes", "in-cluster", "the agent runs in a cluster and has a service account");
        }
        for (Path file : host.listedOrHome("KUBECONFIG", ".kube/config")) {
            Optional<Node> contexts =
                    host.text(file).flatMap(YamlNames::root).flatMap(root -> YamlNames.child(root, "contexts"));
            if (contexts.isPresent()) {
                contexts(file, contexts.get(), finds);
            }
        }
    }

    private static void contexts(Path file, Node contexts, Finds finds) {
        for (Node item : YamlNames.items(contexts)) {
            Optional<Node> context = YamlNames.child(item, "context");
            String cluster =
                    context.flatMap(node -> YamlNames.text(node, "cluster")).orElse("");
            String namespace =
                    context.flatMap(node -> YamlNames.text(node, "namespace")).orElse("");
            YamlNames.text(item, "name")
                    .ifPresent(name -> finds.found(
                            "kubernetes",
                            name,
                            "a context of " + file
                                    + (cluster.isEmpty() ? "" : ", cluster " + cluster)
                                    + (namespace.isEmpty() ? "" : ", namespace " + namespace)));
        }
    }
}
