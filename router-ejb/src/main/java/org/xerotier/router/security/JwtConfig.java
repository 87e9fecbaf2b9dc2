package org.xerotier.router.security;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.xerotier.mesh.json.JsonLimits;
import org.xerotier.mesh.json.JsonMapping;
import org.xerotier.mesh.json.JsonRefused;
import org.xerotier.router.kernel.Setting;
import org.xerotier.router.kernel.Settings;

/** Which issuers elsewhere are trusted: one by the settings MicroProfile JWT names, more by a file. */
record JwtConfig(List<Issuer> issuers) {

    private static final String STANDARD = "default";

    private static final Setting<String> ISSUER = Setting.text(
            "mp.jwt.verify.issuer", "", "The `iss` of the tokens people sign in with; empty for no issuer elsewhere.");
    private static final Setting<String> KEYS = Setting.text(
            "mp.jwt.verify.publickey.location",
            "",
            "That issuer's public keys: an https URL of a JWK set, or a file (JWK set, JWK or PEM public key).");
    private static final Setting<JwtAlgorithm> ALGORITHM = new Setting<>(
            "mp.jwt.verify.publickey.algorithm",
            "RS256 or ES256",
            "RS256",
            false,
            "The one algorithm that issuer signs with.",
            JwtConfig::algorithm);
    private static final Setting<List<String>> AUDIENCES = list(
            "mp.jwt.verify.audiences",
            "Audiences, separated by commas, of which a token must name one. Needed with an issuer.");
    private static final Setting<Duration> SKEW =
            Setting.seconds("mp.jwt.verify.clock.skew", 60, 0, 300, "How far that issuer's clock may be off.");
    private static final Setting<Duration> AGE = Setting.seconds(
            "mp.jwt.verify.token.age",
            0,
            0,
            31_536_000,
            "How long after its issue a token is taken, whatever its end; 0 for until its end.");
    private static final Setting<Boolean> CREATE = flag(
            "xerotier.jwt.create-users",
            "Whether somebody unknown with a good token of that issuer becomes a user; else an admin links them first.");
    private static final Setting<List<String>> GROUPS = list(
            "xerotier.jwt.groups",
            "What that issuer's groups give: `group=admin`, `group=operator`, `group=<slug>:owner` or"
                    + " `group=<slug>:member`, separated by commas.");
    private static final Setting<String> GROUPS_CLAIM =
            Setting.text("xerotier.jwt.groups-claim", "groups", "The claim that issuer's groups stand in.");
    private static final Setting<String> FILE = Setting.text(
            "xerotier.jwt.issuers-file", "", "JSON file with further issuers; see the guide to signing in.");

    static final List<Setting<?>> SETTINGS =
            List.of(ISSUER, KEYS, ALGORITHM, AUDIENCES, SKEW, AGE, CREATE, GROUPS, GROUPS_CLAIM, FILE);

    JwtConfig {
        issuers = List.copyOf(issuers);
    }

    static JwtConfig from(Settings settings) {
        List<Issuer> issuers = new ArrayList<>();
        try {
            standard(settings).ifPresent(issuers::add);
            issuers.addAll(further(settings.read(FILE)));
            for (Issuer issuer : issuers) {
                if (issuer.keys().matches("(?i)https?://.*")) {
                    HttpFetch.requireSafe(URI.create(issuer.keys()));
                }
            }
            settings.require(
                    issuers.stream().map(Issuer::issuer).distinct().count() == issuers.size()
                            && issuers.stream().map(Issuer::name).distinct().count() == issuers.size(),
                    "mp.jwt.verify.issuer and xerotier.jwt.issuers-file name an issuer twice; each has one name and one 'iss'");
        } catch (IllegalArgumentException e) {
            settings.require(false, "mp.jwt.* or xerotier.jwt.*: " + e.getMessage());
        }
        return new JwtConfig(issuers);
    }

    private static java.util.Optional<Issuer> standard(Settings settings) {
        String issuer = settings.read(ISSUER);
        String keys = settings.read(KEYS);
        JwtAlgorithm algorithm = settings.read(ALGORITHM);
        List<String> audiences = settings.read(AUDIENCES);
        Duration skew = settings.read(SKEW);
        Duration age = settings.read(AGE);
        boolean creates = settings.read(CREATE);
        List<String> groups = settings.read(GROUPS);
        String claim = settings.read(GROUPS_CLAIM);
        if (issuer.isEmpty()) {
            return java.util.Optional.empty();
        }
        return java.util.Optional.of(new Issuer(
                STANDARD,
                issuer,
                keys,
                algorithm,
                audiences,
                skew,
                age.isZero() ? null : age,
                creates,
                claim,
                pairs(groups)));
    }

    /** The file's form. */
    record IssuersFile(List<Entry> issuers) {}

    /** One issuer in the file; the fields are those of {@link Issuer}. */
    record Entry(
            String name,
            String issuer,
            String keys,
            @Nullable String algorithm,
            List<String> audiences,
            @Nullable Long clockSkewSeconds,
            @Nullable Long maxAgeSeconds,
            @Nullable Boolean createUsers,
            @Nullable String groupsClaim,
            @Nullable Map<String, String> groups) {

        Issuer issuerOf() {
            if (clockSkewSeconds != null && (clockSkewSeconds < 0 || clockSkewSeconds > 300)) {
                throw new IllegalArgumentException("clock_skew_seconds is 0 to 300");
            }
            return new Issuer(
                    name,
                    issuer,
                    keys,
                    JwtConfig.algorithm(algorithm == null ? "RS256" : algorithm),
                    audiences,
                    Duration.ofSeconds(clockSkewSeconds == null ? 60 : clockSkewSeconds),
                    maxAgeSeconds == null ? null : Duration.ofSeconds(maxAgeSeconds),
                    Boolean.TRUE.equals(createUsers),
                    groupsClaim == null ? "groups" : groupsClaim,
                    groups == null ? Map.of() : groups);
        }
    }

    private static List<Issuer> further(String file) {
        if (file.isEmpty()) {
            return List.of();
        }
        try {
            byte[] text = Files.readAllBytes(Path.of(file));
            return JsonMapping.read(text, JsonLimits.ARGUMENTS, IssuersFile.class).issuers().stream()
                    .map(Entry::issuerOf)
                    .toList();
        } catch (IOException e) {
            throw new IllegalArgumentException("the file " + file + " cannot be read", e);
        } catch (JsonRefused e) {
            throw new IllegalArgumentException("the file " + file + " at " + e.path() + ": " + e.getMessage(), e);
        }
    }

    private static Map<String, String> pairs(List<String> groups) {
        Map<String, String> pairs = new LinkedHashMap<>();
        for (String pair : groups) {
            int equals = pair.lastIndexOf('=');
            if (equals < 1) {
                throw new IllegalArgumentException("xerotier.jwt.groups has entries of the form group=role");
            }
            pairs.put(pair.substring(0, equals), pair.substring(equals + 1));
        }
        return pairs;
    }

    private static JwtAlgorithm algorithm(String text) {
        return Stream.of(JwtAlgorithm.values())
                .filter(known -> known.name().equals(text.toUpperCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("must be RS256 or ES256"));
    }

    private static Setting<List<String>> list(String name, String doc) {
        return new Setting<>(
                name,
                "list, separated by commas",
                "",
                false,
                doc,
                text -> Arrays.stream(text.split(","))
                        .map(String::strip)
                        .filter(item -> !item.isEmpty())
                        .toList());
    }

    private static Setting<Boolean> flag(String name, String doc) {
        return new Setting<>(name, "true or false", "false", false, doc, text -> switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException("must be true or false");
        });
    }
}
