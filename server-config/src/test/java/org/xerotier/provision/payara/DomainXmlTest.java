package org.xerotier.provision.payara;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DomainXmlTest {
    private static final String SERVER = "configs.config.server-config.";

    @TempDir
    Path directory;

    private Path file;

    @BeforeEach
    void domain() throws IOException {
        file = Files.writeString(directory.resolve("domain.xml"), """
                <domain>
                  <configs>
                    <config name="server-config">
                      <network-listeners><network-listener name="one" port="1"/><network-listener name="two"/></network-listeners>
                      <admin-service><property name="old" value="x"/></admin-service>
                      <java-config><jvm-options>-Xmx512m</jvm-options><jvm-options>-Da=1</jvm-options></java-config>
                    </config>
                    <config name="default-config"><java-config><jvm-options>-Xmx512m</jvm-options></java-config></config>
                  </configs>
                  <applications><application name="router"/></applications>
                </domain>
                """);
    }

    @Test
    void attributeOfANamedElementIsSet() {
        var xml = DomainXml.read(file);
        xml.set(SERVER + "network-listeners.network-listener.two.port", "2");
        assertThat(xml.get(SERVER + "network-listeners.network-listener.one.port"))
                .isEqualTo("1");
        assertThat(xml.get(SERVER + "network-listeners.network-listener.two.port"))
                .isEqualTo("2");
    }

    @Test
    void missingSingleElementIsMade() {
        var xml = DomainXml.read(file);
        xml.set(SERVER + "phone-home-runtime-configuration.enabled", "false");
        xml.write();
        assertThat(DomainXml.read(file).get(SERVER + "phone-home-runtime-configuration.enabled"))
                .isEqualTo("false");
    }

    @Test
    void missingBrokerHostIsMadeWithItsName() {
        var xml = DomainXml.read(file);
        xml.set(SERVER + "jms-service.jms-host.default_JMS_host.host", "127.0.0.1");
        xml.set(SERVER + "jms-service.jms-host.default_JMS_host.port", "7");
        assertThat(xml.get(SERVER + "jms-service.jms-host.default_JMS_host.host"))
                .isEqualTo("127.0.0.1");
        assertThat(xml.get(SERVER + "jms-service.jms-host.default_JMS_host.name"))
                .isEqualTo("default_JMS_host");
    }

    @Test
    void propertiesAreAddedAndChanged() {
        var xml = DomainXml.read(file);
        xml.set(SERVER + "admin-service.property.old", "y");
        xml.set(SERVER + "admin-service.property.fresh", "z");
        assertThat(xml.get(SERVER + "admin-service.property.old")).isEqualTo("y");
        assertThat(xml.get(SERVER + "admin-service.property.fresh")).isEqualTo("z");
    }

    @Test
    void wrongNameIsRefusedRatherThanInvented() {
        var xml = DomainXml.read(file);
        assertThatThrownBy(() -> xml.set(SERVER + "network-listeners.network-listener.three.port", "3"))
                .hasMessageContaining("three");
    }

    @Test
    void jvmOptionReplacesOnesOfItsKindInTheServersConfigurationOnly() throws IOException {
        var xml = DomainXml.read(file);
        xml.apply(AsadminScript.parse("create-jvm-options -Xmx1g\ncreate-jvm-options -Da=2", Map.of()));
        xml.write();
        assertThat(Files.readString(file))
                .containsOnlyOnce("-Xmx1g")
                .containsOnlyOnce("-Xmx512m")
                .contains("-Da=2")
                .doesNotContain("-Da=1");
    }

    @Test
    void applicationsAreFound() {
        assertThat(DomainXml.read(file).hasApplication("router")).isTrue();
        assertThat(DomainXml.read(file).hasApplication("other")).isFalse();
    }
}
