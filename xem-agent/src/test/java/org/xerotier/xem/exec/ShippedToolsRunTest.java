package org.xerotier.xem.exec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xerotier.mesh.frame.OutputStreamName;
import org.xerotier.mesh.frame.Result;
import org.xerotier.xem.bundle.BundledTool;
import org.xerotier.xem.dispatch.ToolEnding;

/** Shipped tools with the real programs, where this machine has them. */
class ShippedToolsRunTest {

    @TempDir
    Path folder;

    private Workshop workshop;

    @BeforeEach
    void open() throws Exception {
        workshop = new Workshop(folder);
    }

    @AfterEach
    void close() {
        workshop.close();
    }

    @Test
    void terraformPlansShowsAndAppliesOnlyWhatWasSaved() throws Exception {
        assumeInstalled("terraform");
        Path directory = Files.createDirectories(folder.resolve("infra"));
        Files.writeString(
                directory.resolve("main.tf"), "resource \"terraform_data\" \"it\" {\n  input = \"hello\"\n}\n");
        String where = "{\"directory\": \"" + directory + "\"";

        run("terraform.init", where + "}").completed();
        assertThat(run("terraform.validate", where + "}").stdout()).contains("\"valid\": true");
        Listener unsaved = run("terraform.apply", where + ", \"plan_name\": \"nothing\"}");
        assertThat(unsaved.ending().outcome()).isEqualTo(Result.Outcome.FAILED);
        Listener plan = run("terraform.plan", where + ", \"plan_name\": \"first\"}");
        plan.completed();
        assertThat(plan.stdout()).contains("1 to add");
        assertThat(run("terraform.show", where + ", \"plan_name\": \"first\"}").stdout())
                .contains("terraform_data.it");
        Listener apply = run("terraform.apply", where + ", \"plan_name\": \"first\"}");
        apply.completed();
        assertThat(apply.stdout()).contains("1 added");
        assertThat(run("terraform.state_list", where + "}").stdout()).contains("terraform_data.it");
        assertThat(run("terraform.apply", where + ", \"plan_name\": \"first\"}")
                        .ending()
                        .outcome())
                .as("a plan that was carried out is stale")
                .isEqualTo(Result.Outcome.FAILED);
    }

    @Test
    void terraformStaysInItsFolders() throws Exception {
        assumeInstalled("terraform");

        assertThat(run("terraform.plan", "{\"directory\": \"/etc\", \"plan_name\": \"x\"}")
                        .ending()
                        .errorCode())
                .isEqualTo("path_refused");
    }

    @Test
    void psqlWithoutADatabaseFailsInWords() throws Exception {
        assumeInstalled("psql");
        Path service = Files.writeString(
                workshop.credentials.resolve("pg_service.conf"), "[main]\nhost=127.0.0.1\nport=1\ndbname=x\nuser=x\n");
        Files.setPosixFilePermissions(service, java.nio.file.attribute.PosixFilePermissions.fromString("rw-------"));

        Listener run = run("postgres.query", "{\"service\": \"main\", \"sql\": \"select 1\"}");

        ToolEnding ending = run.ending();
        assertThat(ending.errorCode()).isEqualTo("exit_code");
        assertThat(ending.exitCode()).isEqualTo(2);
        assertThat(run.text(OutputStreamName.STDERR)).contains("Connection refused");
    }

    @Test
    void dockerWithoutAnEngineFailsInWords() throws Exception {
        assumeInstalled("docker");
        assumeTrue(!Files.exists(Path.of("/var/run/docker.sock")), "no engine here");

        Listener run = run("docker.ps", "{}");

        assertThat(run.ending().outcome()).isEqualTo(Result.Outcome.FAILED);
        assertThat(run.text(OutputStreamName.STDERR)).containsIgnoringCase("daemon");
    }

    private Listener run(String tool, String arguments) throws Exception {
        String bundle = tool.substring(0, tool.indexOf('.'));
        Path copy = Files.createDirectories(workshop.tools.resolve(bundle));
        String yaml = Files.readString(Path.of("bundles", bundle, "bundle.yaml"));
        Files.writeString(copy.resolve("bundle.yaml"), yaml.replace("/srv/terraform", folder.toString()));
        BundledTool loaded = org.xerotier.xem.bundle.BundleLoader.load(workshop.tools, workshop.credentials)
                .tools()
                .get(tool);
        Listener listener = workshop.start(java.util.Objects.requireNonNull(loaded), arguments);
        assertThat(listener.ending()).isNotNull();
        return listener;
    }

    private static void assumeInstalled(String program) {
        boolean there = List.of("/usr/local/bin/", "/usr/bin/", "/bin/").stream()
                .anyMatch(place -> Files.isExecutable(Path.of(place + program)));
        assumeTrue(there, program + " is not installed");
    }
}
