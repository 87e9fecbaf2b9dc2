package org.xerotier.mesh.warrant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.xerotier.mesh.frame.Bytes;
import org.xerotier.mesh.frame.Dispatch;
import org.xerotier.mesh.frame.Precondition;
import org.xerotier.mesh.json.CanonicalJson;
import org.xerotier.mesh.json.JsonLimits;
import org.xerotier.mesh.json.StrictJson;
import org.xerotier.mesh.key.SigningKey;

class WarrantTest {

    private static final Path GOLDEN = Path.of("src/test/resources/warrant/v1.hex");

    private final WarrantSigner signer = new WarrantSigner(Examples.KEY);
    private final WarrantVerifier verifier = new WarrantVerifier(List.of(Examples.KEY.verifyingKey()));
    private final Dispatch signed = signer.sign(Examples.dispatch(), Examples.GROUNDS);

    /** Written by a run with {@code -Dgolden.write=true}; a change of the file is a change of the protocol. */
    @Test
    void recorded_bytes_are_written_and_read_the_same() throws IOException {
        byte[] bytes = signed.warrant().toArray();
        if (Boolean.getBoolean("golden.write")) {
            Files.createDirectories(GOLDEN.getParent());
            Files.writeString(GOLDEN, HexFormat.of().formatHex(bytes).replaceAll("(.{1,120})", "$1\n"));
        }

        String recorded = Files.readString(GOLDEN).replaceAll("\\s", "");

        assertThat(HexFormat.of().formatHex(bytes)).isEqualTo(recorded);
        assertThat(bytes.length).isLessThan(4_096);
    }

    @Test
    void a_genuine_warrant_opens_and_fits_its_dispatch() throws WarrantRefused {
        Warrant warrant = verifier.open(signed.warrant());

        assertThat(warrant.differences(signed)).isEmpty();
        assertThat(warrant.agentKey()).isEqualTo(Examples.GROUNDS.agentKey());
        assertThat(warrant.project()).isEqualTo(Examples.GROUNDS.project());
        assertThat(warrant.notAfter()).isEqualTo(Examples.GROUNDS.notAfter().toEpochMilli());
        assertThat(warrant.keyId()).isEqualTo(WarrantKeys.id(Examples.KEY.verifyingKey()));
    }

    @Test
    void every_changed_bit_of_every_byte_is_noticed() {
        byte[] genuine = signed.warrant().toArray();
        for (int at = 0; at < genuine.length; at++) {
            for (int bit = 0; bit < 8; bit++) {
                byte[] changed = genuine.clone();
                changed[at] ^= (byte) (1 << bit);
                assertThatThrownBy(() -> verifier.open(Bytes.adopt(changed)))
                        .as("byte %d bit %d", at, bit)
                        .isInstanceOf(WarrantRefused.class);
            }
        }
    }

    @Test
    void every_shorter_and_longer_run_of_bytes_is_refused() {
        byte[] genuine = signed.warrant().toArray();
        for (int length = 0; length < genuine.length; length++) {
            Bytes cut = Bytes.copyOf(genuine, 0, length);
            assertThatThrownBy(() -> verifier.open(cut)).isInstanceOf(WarrantRefused.class);
        }
        for (byte more : new byte[] {0, ' ', '\n', '}'}) {
            byte[] longer = Arrays.copyOf(genuine, genuine.length + 1);
            longer[genuine.length] = more;
            assertThatThrownBy(() -> verifier.open(Bytes.adopt(longer))).isInstanceOf(WarrantRefused.class);
        }
    }

    @Test
    void none_at_all_has_its_own_name() {
        assertThatThrownBy(() -> verifier.open(Bytes.EMPTY))
                .isInstanceOfSatisfying(
                        WarrantRefused.class,
                        refused -> assertThat(refused.code()).isEqualTo("warrant_missing"));
    }

    @Test
    void another_key_is_refused_and_a_second_pinned_key_is_taken() throws WarrantRefused {
        SigningKey other = SigningKey.generate(new SecureRandom());
        Bytes foreign = new WarrantSigner(other)
                .sign(Examples.dispatch(), Examples.GROUNDS)
                .warrant();

        assertThatThrownBy(() -> verifier.open(foreign)).hasMessageContaining("enrol the agent again");
        assertThat(new WarrantVerifier(List.of(Examples.KEY.verifyingKey(), other.verifyingKey())).open(foreign))
                .isNotNull();
    }

    /** A key id is only a hint: claiming the pinned key's name does not make its signature. */
    @Test
    void another_key_under_the_pinned_keys_name_is_refused() throws WarrantRefused {
        Warrant genuine = verifier.open(signed.warrant());
        Bytes forged = new WarrantSigner(SigningKey.generate(new SecureRandom())).sign(genuine);

        assertThatThrownBy(() -> verifier.open(forged)).hasMessageContaining("signature");
    }

    /** Signed by the right key, and yet no warrant: spelled otherwise, or signed as something else. */
    @ParameterizedTest
    @ValueSource(
            strings = {"unknown", "missing", "duplicate", "space", "order", "escape", "float", "number", "null", "list"
            })
    void genuine_signatures_over_other_spellings_are_refused(String how) {
        String json = new String(json(), StandardCharsets.UTF_8);
        String other = switch (how) {
            case "unknown" -> json.replace("{\"agent_key\"", "{\"agent\":\"x\",\"agent_key\"");
            case "missing" -> json.replace("\"epoch\":3,", "");
            case "duplicate" -> json.replace("\"epoch\":3,", "\"epoch\":2,\"epoch\":3,");
            case "space" -> json.replace("\"epoch\":3", "\"epoch\": 3");
            case "order" -> json.replace("\"epoch\":3,", "").replace("}", ",\"epoch\":3}");
            case "escape" -> json.replace("kubectl", "\\u006bubectl");
            case "float" -> json.replace("\"epoch\":3,", "\"epoch\":3.0,");
            case "number" -> json.replace("\"epoch\":3,", "\"epoch\":\"3\",");
            case "null" -> json.replace("\"epoch\":3,", "\"epoch\":null,");
            default -> "[" + json + "]";
        };
        assertThat(other).isNotEqualTo(json);

        Bytes sealed = sealed(other.getBytes(StandardCharsets.UTF_8), "xerotier-warrant-v1\n");

        assertThatThrownBy(() -> verifier.open(sealed)).isInstanceOf(WarrantRefused.class);
    }

    @Test
    void a_signature_for_another_purpose_is_refused() {
        assertThatThrownBy(() -> verifier.open(sealed(json(), ""))).hasMessageContaining("signature");
        assertThatThrownBy(() -> verifier.open(sealed(json(), "xerotier-warrant-v2\n")))
                .hasMessageContaining("signature");
    }

    static Stream<Arguments> fields() {
        return Stream.of(
                swap("invocation", d -> copy(d, c -> c.put("invocation", "inv_other"))),
                swap("execution", d -> copy(d, c -> c.put("execution", "exe_other"))),
                swap("epoch", d -> copy(d, c -> c.put("epoch", 4))),
                swap("workspace", d -> copy(d, c -> c.put("workspace", "ws_other"))),
                swap("workspace_name", d -> copy(d, c -> c.put("workspace_name", "Betrieb Sud"))),
                swap("tool", d -> copy(d, c -> c.put("tool", "kubectl.get"))),
                swap("arguments_digest", d -> copy(d, c -> c.put("arguments", "{\"name\":\"web-2\"}"))),
                swap("manifest_hash", d -> copy(d, c -> c.put("manifest_hash", "0".repeat(64)))),
                swap("scope_digest", d -> copy(d, c -> c.put("scope", "{}"))),
                swap("scope_digest", d -> copy(d, c -> c.put("scope", ""))),
                swap("preconditions_digest", d -> copy(d, c -> c.put("version", "6e1f/41824"))),
                swap("preconditions_digest", d -> copy(d, c -> c.put("version", ""))),
                swap("timeout_millis", d -> copy(d, c -> c.put("timeout", 30_001))));
    }

    private static Arguments swap(String field, UnaryOperator<Dispatch> change) {
        return Arguments.of(field, change);
    }

    /** The same warrant beside another dispatch: each field alone gives it away. */
    @ParameterizedTest
    @MethodSource("fields")
    void each_swapped_field_is_named(String field, UnaryOperator<Dispatch> change) throws WarrantRefused {
        Dispatch other = change.apply(signed);

        assertThat(other).isNotEqualTo(signed);
        assertThat(verifier.open(other.warrant()).differences(other)).containsExactly(field);
    }

    private static Dispatch copy(Dispatch d, UnaryOperator<ObjectNode> changes) {
        ObjectNode c = changes.apply(com.fasterxml.jackson.databind.node.JsonNodeFactory.instance.objectNode());
        return new Dispatch(
                c.path("invocation").asText(d.invocationId()),
                c.path("execution").asText(d.executionId()),
                c.path("epoch").asLong(d.epoch()),
                c.path("workspace").asText(d.workspaceId()),
                c.path("workspace_name").asText(d.workspaceName()),
                c.path("tool").asText(d.tool()),
                c.has("arguments") ? Bytes.utf8(c.path("arguments").asText()) : d.arguments(),
                d.argumentsDigest(),
                c.path("manifest_hash").asText(d.manifestHash()),
                c.has("scope") ? Bytes.utf8(c.path("scope").asText()) : d.scope(),
                c.path("timeout").asLong(d.timeoutMillis()),
                d.startWithinMillis(),
                preconditions(d, c),
                d.warrant());
    }

    private static List<Precondition> preconditions(Dispatch d, ObjectNode c) {
        if (!c.has("version")) {
            return d.preconditions();
        }
        String version = c.path("version").asText();
        return version.isEmpty()
                ? List.of()
                : List.of(new Precondition(Precondition.Kind.VERSION, "kubectl.object_version", version));
    }

    private byte[] json() {
        byte[] bytes = signed.warrant().toArray();
        return Arrays.copyOfRange(bytes, 64, bytes.length);
    }

    private static Bytes sealed(byte[] json, String label) {
        byte[] prefix = label.getBytes(StandardCharsets.US_ASCII);
        byte[] message = Arrays.copyOf(prefix, prefix.length + json.length);
        System.arraycopy(json, 0, message, prefix.length, json.length);
        byte[] signature = Examples.KEY.sign(message);
        byte[] sealed = Arrays.copyOf(signature, signature.length + json.length);
        System.arraycopy(json, 0, sealed, signature.length, json.length);
        return Bytes.adopt(sealed);
    }

    @Test
    void the_json_inside_is_canonical() {
        assertThat(CanonicalJson.write(StrictJson.parse(json(), JsonLimits.REQUEST)))
                .isEqualTo(json());
    }
}
