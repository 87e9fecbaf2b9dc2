package org.xerotier.xem.exec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xerotier.mesh.manifest.WorkspaceScope;
import org.xerotier.xem.bundle.BundledTool;
import org.xerotier.xem.bundle.PathRule;
import org.xerotier.xem.dispatch.ToolEnding;

/** A path argument never leads out of the roots, whatever it is spelled like and wherever links point. */
class PathsTest {

    private static final String READ = """
            builtin: file_read
            paths: {path: {roots: ["%s"], kind: file}}
            parameters:
              type: object
              additionalProperties: false
              required: [path]
              properties:
                path: {type: string, description: A path., maxLength: 6000, x-xerotier-scope: {dimension: path_prefixes}}
                offset: {type: integer, minimum: 0, default: 0, description: x.}
                max_bytes: {type: integer, minimum: 1, default: 65536, description: x.}
                from_end: {type: boolean, default: false, description: x.}
            """;

    @TempDir
    Path folder;

    private Workshop workshop;
    private Path root;
    private BundledTool read;

    @BeforeEach
    void open() throws Exception {
        workshop = new Workshop(folder);
        root = Files.createDirectories(folder.resolve("root"));
        Files.writeString(folder.resolve("secret"), "secret");
        Files.createDirectories(folder.resolve("root-beside"));
        Files.writeString(folder.resolve("root-beside/secret"), "secret");
        Files.writeString(root.resolve("open"), "open content");
        Files.createDirectories(root.resolve("sub"));
        Files.createSymbolicLink(root.resolve("link-out"), folder.resolve("secret"));
        Files.createSymbolicLink(root.resolve("sub/folder-out"), folder);
        Files.createSymbolicLink(root.resolve("loop"), root.resolve("loop"));
        Files.createSymbolicLink(root.resolve("link-in"), root.resolve("open"));
        read = workshop.tool(Path.of("/bin/true"), READ.formatted(root));
    }

    @AfterEach
    void close() {
        workshop.close();
    }

    @Test
    void noSpellingLeadsOutOfTheRoots() throws Exception {
        String in = root.toString();
        List<String> paths = List.of(
                "",
                ".",
                "..",
                "/",
                "//",
                "/..",
                "open",
                "./open",
                "~",
                "~root",
                "/etc/passwd",
                "//etc/passwd",
                "/etc/../etc/passwd",
                "/proc/self/environ",
                "/proc/self/root/etc/passwd",
                "/proc/self/cwd/pom.xml",
                "/proc/1/environ",
                "/dev/zero",
                "/dev/stdin",
                "/dev/tcp/127.0.0.1/80",
                in,
                in + "/",
                in + "/.",
                in + "/..",
                in + "/../secret",
                in + "/../root/../secret",
                in + "/sub/../../secret",
                in + "/./../secret",
                in + "//..//secret",
                in + "-beside/secret",
                in + "/link-out",
                in + "/sub/folder-out/secret",
                in + "/sub/folder-out/root/../secret",
                in + "/loop",
                in + "/missing",
                in + "/open/../../secret",
                in + "/open/..",
                in + "/open/x",
                in + "/%2e%2e/secret",
                in + "/%252e%252e/secret",
                in + "/..%2fsecret",
                in + "/..;/secret",
                in + "/..\\secret",
                in + "\\..\\secret",
                in + "/\u2025/secret",
                in + "/\uff0e\uff0e/secret",
                in + "/..\u200b/secret",
                in + "/\u202e/secret",
                in + "/.. /secret",
                in + "/..\t/secret",
                in + "/..\n/secret",
                in + "/\n",
                in + "/*",
                in + "/ope?",
                in + "/$(cat secret)",
                in + "/`id`",
                in + "/;id",
                "file://" + in + "/open",
                "C:\\root\\open",
                in + "/" + "x".repeat(300),
                in + "/" + "x/".repeat(2_500),
                in + "/" + "../".repeat(50) + "etc/passwd",
                "-",
                "--",
                "--help",
                in.toUpperCase(java.util.Locale.ROOT) + "/open",
                " " + in + "/open",
                in + "/open ");
        assertThat(paths).hasSizeGreaterThanOrEqualTo(60);

        for (String path : paths) {
            Listener run = start(path);
            ToolEnding ending = run.ending();
            assertThat(ending.errorCode()).as(path).isEqualTo("path_refused");
            assertThat(run.stdout()).isEmpty();
        }
    }

    @Test
    void aPathWithANulIsRefused() {
        PathRule rule = new PathRule(List.of(root), PathRule.Kind.FILE);

        assertThatThrownBy(() -> PathGate.resolve("path", root + "/open\0.txt", rule, WorkspaceScope.UNNARROWED))
                .isInstanceOf(StartRefused.class);
    }

    @Test
    void aLinkThatStaysInsideIsFollowed() throws Exception {
        Listener run = start(root + "/link-in");

        run.completed();
        assertThat(run.stdout()).isEqualTo("open content");
    }

    @Test
    void theWorkspacesScopeIsJudgedByWhereThePathReallyLeads() throws Exception {
        Files.createDirectories(root.resolve("team"));
        Files.createSymbolicLink(root.resolve("team/over"), root.resolve("open"));
        Files.writeString(root.resolve("team/own"), "own");
        workshop.scope = WorkspaceScope.parse(JsonNodeFactory.instance
                .objectNode()
                .set("path_prefixes", JsonNodeFactory.instance.arrayNode().add(root + "/team")));

        Listener own = start(root + "/team/own");
        own.completed();
        assertThat(own.stdout()).isEqualTo("own");
        assertThat(start(root + "/team/over").ending().errorCode()).isEqualTo("path_refused");
        assertThat(start(root + "/open").ending().errorCode()).isEqualTo("path_refused");
    }

    @Test
    void aFolderSwappedForALinkAfterTheJudgementIsNotFollowed() throws Exception {
        Files.createDirectories(root.resolve("swap"));
        Files.writeString(root.resolve("swap/secret"), "harmless");
        PathGate.Resolved judged = PathGate.resolve(
                "path",
                root + "/swap/secret",
                new PathRule(List.of(root), PathRule.Kind.FILE),
                WorkspaceScope.UNNARROWED);

        Files.delete(root.resolve("swap/secret"));
        Files.delete(root.resolve("swap"));
        Files.createSymbolicLink(root.resolve("swap"), folder);

        assertThatThrownBy(() -> SecureWalk.open(judged).close()).isInstanceOf(java.io.IOException.class);
    }

    @Test
    void aPipeOrADeviceIsNotAFile() throws Exception {
        assertThat(new ProcessBuilder("mkfifo", root + "/pipe").start().waitFor())
                .isZero();

        assertThat(start(root + "/pipe").ending().errorCode()).isEqualTo("path_refused");
    }

    @Test
    void aProcessGetsTheResolvedPath() throws Exception {
        BundledTool tool = workshop.tool(Path.of("/bin/echo"), """
                paths: {path: {roots: ["%s"]}}
                parameters:
                  type: object
                  additionalProperties: false
                  required: [path]
                  properties:
                    path: {type: string, description: x., x-xerotier-scope: {dimension: path_prefixes}}
                argv: [tool, "--at={path}"]
                """.formatted(root));

        Listener run = workshop.start(tool, "{\"path\": " + quoted(root + "/link-in") + "}");

        run.completed();
        assertThat(run.stdout()).isEqualTo("--at=" + root.toRealPath().resolve("open") + "\n");
    }

    private Listener start(String path) {
        return workshop.start(read, "{\"path\": " + quoted(path) + "}");
    }

    private static String quoted(String text) {
        return TextNode.valueOf(text).toString();
    }
}
