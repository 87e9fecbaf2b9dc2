package org.xerotier.router.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.xerotier.router.kernel.Settings;

class JwtConfigTest {

    @TempDir
    Path folder;

    @Test
    void withoutAnIssuerNobodyElsewhereIsTrusted() {
        assertThat(read(Map.of()).sound(JwtConfig::from).issuers()).isEmpty();
    }

    @Test
    void theNamesOfMicroProfileJwtMakeOneIssuer() {
        Map<String, String> settings = standard();
        settings.put("mp.jwt.verify.publickey.algorithm", "ES256");
        settings.put("mp.jwt.verify.clock.skew", "5");
        settings.put("mp.jwt.verify.token.age", "600");
        settings.put("xerotier.jwt.create-users", "true");
        settings.put("xerotier.jwt.groups", "sre=demo:member, sre-leads=demo:owner, root=admin");
        assertThat(read(settings).sound(JwtConfig::from).issuers())
                .containsExactly(new Issuer(
                        "default",
                        "https://issuer.example",
                        "https://issuer.example/keys",
                        JwtAlgorithm.ES256,
                        List.of("xerotier", "other"),
                        Duration.ofSeconds(5),
                        Duration.ofMinutes(10),
                        true,
                        "groups",
                        Map.of("sre", "demo:member", "sre-leads", "demo:owner", "root", "admin")));
    }

    @Test
    void strangersAreNotMadeUsersUnlessSaidSo() {
        Issuer issuer = read(standard()).sound(JwtConfig::from).issuers().get(0);
        assertThat(issuer.createsUsers()).isFalse();
        assertThat(issuer.roles()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "mp.jwt.verify.audiences | ''",
                "mp.jwt.verify.publickey.location | http://issuer.example/keys",
                "mp.jwt.verify.publickey.location | ''",
                "mp.jwt.verify.publickey.algorithm | HS256",
                "mp.jwt.verify.publickey.algorithm | none",
                "mp.jwt.verify.issuer | xerotier",
                "mp.jwt.verify.clock.skew | 3600",
                "xerotier.jwt.groups | sre=root",
                "xerotier.jwt.groups | sre",
                "xerotier.jwt.create-users | yes",
                "xerotier.jwt.issuers-file | /nonexistent"
            })
    void whatWouldLetTheWrongPeopleInStopsTheStart(String name, String value) {
        Map<String, String> settings = standard();
        settings.put(name, value);
        Settings read = read(settings);
        JwtConfig.from(read);
        assertThat(read.faults()).isNotEmpty();
    }

    @Test
    void furtherIssuersComeFromAFileEachOnce() throws IOException {
        Map<String, String> settings = standard();
        settings.put("xerotier.jwt.issuers-file", file("https://partner.example"));
        assertThat(read(settings).sound(JwtConfig::from).issuers())
                .extracting(Issuer::name)
                .containsExactly("default", "partner");
        settings.put("xerotier.jwt.issuers-file", file("https://issuer.example"));
        Settings twice = read(settings);
        JwtConfig.from(twice);
        assertThat(twice.faults()).singleElement().asString().contains("twice");
    }

    private String file(String issuer) throws IOException {
        return Files.writeString(
                        folder.resolve("issuers.json"),
                        "{\"issuers\":[{\"name\":\"partner\",\"issuer\":\"%s\",\"keys\":\"/etc/keys.pem\",\"audiences\":[\"x\"]}]}"
                                .formatted(issuer))
                .toString();
    }

    private static Map<String, String> standard() {
        Map<String, String> settings = new HashMap<>();
        settings.put("mp.jwt.verify.issuer", "https://issuer.example");
        settings.put("mp.jwt.verify.publickey.location", "https://issuer.example/keys");
        settings.put("mp.jwt.verify.audiences", "xerotier,other");
        return settings;
    }

    private static Settings read(Map<String, String> settings) {
        return new Settings(name -> Optional.ofNullable(settings.get(name)));
    }
}
