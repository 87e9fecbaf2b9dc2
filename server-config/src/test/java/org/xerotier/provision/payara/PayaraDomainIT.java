package org.xerotier.provision.payara;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.xerotier.provision.Command;
import org.xerotier.provision.ListeningSockets;
import org.xerotier.provision.PrivateFiles;

/** One server for all of these: starting one costs more than all the questions asked of it. Only the restart comes last. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class PayaraDomainIT {
    private static final Path DOMAINS = Path.of("target/payara-it");
    private static final Duration LIMIT = Duration.ofMinutes(3);
    private static PayaraDomain domain;

    @BeforeAll
    static void start() throws IOException {
        PrivateFiles.deleteTree(DOMAINS);
        var installation = PayaraInstallation.at(Path.of("target/payara6"));
        domain = new PayaraDomain(installation, DOMAINS, "router").create(DomainSettings.onFreePorts());
        domain.start(Map.of("XEROTIER_EXAMPLE", "seen"));
        domain.deploy("hello", HelloApplication.write(Path.of("target/payara-it/hello.war"), "one"));
        domain.awaitStatus(domain.url("/health/ready"), 200, LIMIT);
    }

    @AfterAll
    static void stop() {
        domain.stop();
        assertThat(domain.isRunning()).isFalse();
    }

    @Test
    void nothingListensBeyondLoopback() {
        var pid = domain.process().orElseThrow().pid();
        assertThat(ListeningSockets.of(pid))
                .extracting(socket -> socket.getPort())
                .contains(domain.httpPort(), domain.adminPort());
        assertThat(ListeningSockets.reachableFromOutside(pid)).isEmpty();
    }

    @Test
    void onlyHttpAdminAndBrokerListen() {
        var pid = domain.process().orElseThrow().pid();
        // HTTP, admin, and the broker's port mapper, its cluster port and three services on ports of their own.
        assertThat(ListeningSockets.of(pid)).hasSizeLessThanOrEqualTo(7);
    }

    @Test
    void aFreshDomainPassesTheOperatorsCheck() {
        var check = Command.of(
                        List.of(
                                "./configure-domain.sh",
                                "--check",
                                "--payara",
                                "target/payara6",
                                "--port",
                                String.valueOf(domain.adminPort()),
                                "--passwordfile",
                                domain.directory()
                                        .resolve("config/asadmin.passwords")
                                        .toString(),
                                "HTTP_PORT=" + domain.httpPort(),
                                "JMS_PORT="
                                        + DomainXml.read(domain.directory().resolve("config/domain.xml"))
                                                .get(
                                                        "configs.config.server-config.jms-service.jms-host.default_JMS_host.port")))
                .within(LIMIT)
                .run();
        assertThat(check.output()).contains("no differences");
        assertThat(check.exitCode()).isZero();
    }

    @Test
    void responsesDoNotNameTheServer() throws IOException {
        for (var path : List.of("/health/ready", "/nowhere")) {
            var connection = (HttpURLConnection) domain.url(path).toURL().openConnection();
            assertThat(connection.getResponseCode()).isPositive();
            assertThat(connection.getHeaderField("Server")).isNull();
            assertThat(connection.getHeaderField("X-Powered-By")).isNull();
            connection.disconnect();
        }
    }

    @Test
    void theServersOwnEndpointsAreOff() {
        for (var path : List.of("/health/live", "/metrics", "/openapi", "/openapi-ui")) {
            assertThat(HttpProbe.status(domain.url(path))).as(path).isEqualTo(404);
        }
    }

    @Test
    void environmentReachesTheServerAndSecretsStayOffItsCommandLine() throws IOException {
        var pid = domain.process().orElseThrow().pid();
        assertThat(Files.readString(Path.of("/proc/" + pid + "/environ"))).contains("XEROTIER_EXAMPLE=seen");
        assertThat(Files.readString(Path.of("/proc/" + pid + "/cmdline"))).doesNotContain("seen");
    }

    @Test
    void domainIsForItsOwnerOnly() throws IOException {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(domain.directory())))
                .isEqualTo("rwx------");
    }

    @Test
    void theSharedInstallationIsOnlyRead() {
        assertThat(Path.of("target/payara6/glassfish/domains/domain1/config/pid"))
                .doesNotExist();
        assertThat(Path.of("target/payara6/glassfish/domains/domain1/osgi-cache"))
                .doesNotExist();
    }

    @Test
    void threadsCanBeListed() {
        assertThat(domain.threadDump()).contains("http-thread-pool");
    }

    @Test
    @Order(1)
    void applicationIsReplaced() throws IOException {
        domain.deploy("hello", HelloApplication.write(Path.of("target/payara-it/hello.war"), "two"));
        assertThat(HttpProbe.look(domain.url("/health/ready")).body()).isEqualTo("two");
    }

    @Test
    @Order(Integer.MAX_VALUE)
    void applicationComesBackAfterAKill() {
        domain.kill();
        assertThat(domain.isRunning()).isFalse();
        domain.start(Map.of());
        domain.awaitStatus(domain.url("/health/ready"), 200, LIMIT);
        assertThat(domain.isDeployed("hello")).isTrue();
        assertThat(ListeningSockets.reachableFromOutside(
                        domain.process().orElseThrow().pid()))
                .isEmpty();
        domain.undeploy("hello");
        assertThat(domain.isDeployed("hello")).isFalse();
    }
}
