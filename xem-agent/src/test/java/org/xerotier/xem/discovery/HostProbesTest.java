package org.xerotier.xem.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xerotier.mesh.frame.Candidate;
import org.xerotier.xem.NamedThreads;

/** What the probes tell of a host made for them, and what they must never tell. */
class HostProbesTest {

    private static final String SECRET = "s3cr3t-value";

    @TempDir
    Path root;

    private final Map<String, String> environment = new HashMap<>();

    @BeforeEach
    void home() {
        environment.put("HOME", "/home/agent");
    }

    private void file(String path, String text) throws IOException {
        Path file = root.resolve(path.substring(1));
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private List<Candidate> look(Path... folders) throws InterruptedException {
        HostView host = new HostView(root, environment, List.of(folders));
        return new HostProbes(host, NamedThreads.of("probe")).look(Duration.ofSeconds(30));
    }

    private List<String> names(Path... folders) throws InterruptedException {
        return look(folders).stream()
                .map(found -> found.kind() + "/" + found.name())
                .toList();
    }

    @Test
    void anEmptyHostHasNothing() throws Exception {
        assertThat(names()).isEmpty();
    }

    @Test
    void contextsOfTheKubeconfigAreToldByNameAndNothingOfTheirSecrets() throws Exception {
        file("/home/agent/.kube/config", """
                apiVersion: v1
                clusters: [{name: c1, cluster: {server: "https://10.1.2.3:6443"}}]
                contexts:
                - {name: prod, context: {cluster: c1, user: admin, namespace: shop}}
                - {name: staging, context: {cluster: c2, user: admin}}
                users: [{name: admin, user: {token: %s}}]
                """.formatted(SECRET));
        assertThat(names()).containsExactly("kubernetes/prod", "kubernetes/staging");
        assertThat(look().toString())
                .contains("cluster c1, namespace shop")
                .doesNotContain(SECRET)
                .doesNotContain("10.1.2.3");
    }

    @Test
    void filesNamedByTheEnvironmentAreReadInsteadOfTheUsualOnes() throws Exception {
        file("/home/agent/.kube/config", "contexts: [{name: usual}]");
        file("/srv/one", "contexts: [{name: one}]");
        file("/srv/two", "contexts: [{name: two}, {name: one}]");
        environment.put("KUBECONFIG", "/srv/one:/srv/two:/srv/absent");
        assertThat(names()).containsExactly("kubernetes/one", "kubernetes/two");
    }

    @Test
    void theClusterTheAgentRunsInIsTold() throws Exception {
        file("/var/run/secrets/kubernetes.io/serviceaccount/namespace", "default");
        file("/var/run/secrets/kubernetes.io/serviceaccount/token", SECRET);
        assertThat(names()).containsExactly("kubernetes/in-cluster");
        assertThat(look().toString()).doesNotContain(SECRET);
    }

    @Test
    void socketsOfContainerEnginesAreTold() throws Exception {
        file("/var/run/docker.sock", "");
        file("/run/podman/podman.sock", "");
        environment.put("DOCKER_HOST", "tcp://user:" + SECRET + "@engine:2376");
        assertThat(names()).containsExactly("docker/local", "podman/local", "docker/docker-host");
        assertThat(look().toString()).doesNotContain(SECRET);
    }

    @Test
    void awsProfilesAreTheirHeadingsOnly() throws Exception {
        file("/home/agent/.aws/config", "[default]\nregion=eu\n[profile ops]\n[sso-session corp]\n");
        file("/home/agent/.aws/credentials", "[default]\naws_secret_access_key = %s\n[ci]\n".formatted(SECRET));
        assertThat(names()).containsExactly("aws/default", "aws/ops", "aws/ci");
        assertThat(look().toString()).doesNotContain(SECRET);
    }

    @Test
    void openStackCloudsAreTheirNamesOnly() throws Exception {
        file(
                "/home/agent/.config/openstack/clouds.yaml",
                "clouds:\n  region-one:\n    auth: {password: %s}\n".formatted(SECRET));
        file("/etc/openstack/clouds.yaml", "clouds: {region-two: {}}");
        assertThat(names()).containsExactly("openstack/region-one", "openstack/region-two");
        assertThat(look().toString()).doesNotContain(SECRET);
    }

    @Test
    void aHostRunBySystemdIsTold() throws Exception {
        Files.createDirectories(root.resolve("run/systemd/system"));
        file("/etc/hostname", "edge-1\n");
        assertThat(names()).containsExactly("systemd/edge-1");
    }

    @Test
    void terraformFoldersAreFoundWhereTheSettingSaysAndOneLevelBelow() throws Exception {
        file("/srv/infra/network/main.tf", "provider {}");
        file("/srv/infra/readme/README", "no");
        file("/srv/infra/deep/er/main.tf", "too deep");
        file("/srv/single/main.tf", "");
        file("/elsewhere/main.tf", "not asked for");
        assertThat(names(root.resolve("srv/infra"), root.resolve("srv/single"), root.resolve("absent")))
                .containsExactly("terraform/network", "terraform/single");
    }

    @Test
    void brokenAndHugeFilesAreLeftAlone() throws Exception {
        file("/home/agent/.kube/config", "contexts: [{name: a");
        file("/etc/openstack/clouds.yaml", "clouds: {x: {}}\n" + "#".repeat(2 << 20));
        file("/home/agent/.aws/config", "[ok]\n");
        assertThat(names()).containsExactly("aws/ok");
    }

    @Test
    void aFolderInAFilesPlaceIsLeftAlone() throws Exception {
        Files.createDirectories(root.resolve("home/agent/.kube/config"));
        assertThat(names()).isEmpty();
    }

    @Test
    void noKindCrowdsOutTheOthersAndNoReportIsTooLarge() throws Exception {
        StringBuilder contexts = new StringBuilder("contexts:\n");
        StringBuilder profiles = new StringBuilder();
        StringBuilder clouds = new StringBuilder("clouds:\n");
        for (int i = 0; i < 200; i++) {
            contexts.append("- name: c").append(i).append('\n');
            profiles.append("[p").append(i).append("]\n");
            clouds.append("  o").append(i).append(": {}\n");
        }
        file("/home/agent/.kube/config", contexts.toString());
        file("/home/agent/.aws/config", profiles.toString());
        file("/etc/openstack/clouds.yaml", clouds.toString());
        assertThat(look()).hasSize(Candidate.MAX_PER_REPORT);
        assertThat(look()).extracting(Candidate::kind).contains("kubernetes", "aws", "openstack");
    }

    @Test
    void namesAreCleanedAndCut() throws Exception {
        file("/home/agent/.kube/config", "contexts: [{name: \"a\\e[31m\\nb\"}, {name: %s}]".formatted("x".repeat(300)));
        assertThat(look()).extracting(Candidate::name).containsExactly("a[31mb", "x".repeat(128));
    }

    @Test
    void aProbeThatHangsIsLeftBehind() throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        Probe hanging = (host, finds) -> {
            finds.found("early", "bird", "before it hung");
            try {
                never.await();
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
            }
        };
        Probe failing = (host, finds) -> {
            finds.found("half", "way", "before it failed");
            throw new IOException("gone");
        };
        HostView host = new HostView(root, environment, List.of());
        List<Candidate> found =
                new HostProbes(host, List.of(hanging, failing), NamedThreads.of("probe")).look(Duration.ofMillis(300));
        never.countDown();
        assertThat(found).extracting(Candidate::kind).contains("half");
    }
}
