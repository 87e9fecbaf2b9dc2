package org.xerotier.provision.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.xerotier.provision.Command;
import org.xerotier.provision.FreePorts;
import org.xerotier.provision.OwnedProcess;
import org.xerotier.provision.PrivateFiles;
import org.xerotier.provision.ProvisionException;

/**
 * A real PostgreSQL server of our own: durable, on loopback only, with passwords.
 *
 * <p>Life: {@link #start} unpacks the programs, initialises the data directory if there is none, starts the server (or finds it
 * running) and proves that the server on the port is this one. {@link #stop} ends it, {@link #close} too, and also deletes a
 * {@link #temporary} one. Starting twice is harmless.
 */
public final class EmbeddedPostgres implements AutoCloseable {
    private static final String SUPERUSER = "postgres";
    private static final String ADVICE = "Read the log; if the data may go, delete the directory and start again.";

    private final Path programs;
    private final Path home;
    private final boolean temporary;
    private final Unprivileged unprivileged;
    private int port;

    private EmbeddedPostgres(Path programs, Path home, int port, boolean temporary) {
        this.programs = programs.toAbsolutePath();
        this.home = home.toAbsolutePath();
        this.port = port;
        this.temporary = temporary;
        this.unprivileged = Unprivileged.choose();
    }

    /**
     * A server that keeps its data.
     *
     * @param programs where the programs are, or will be, unpacked; may be shared by many servers
     * @param home data, log and the superuser's password
     * @param port loopback port; 0 takes any free one
     */
    public static EmbeddedPostgres at(Path programs, Path home, int port) {
        return new EmbeddedPostgres(programs, home, port, false);
    }

    /** A started server with a fresh data directory under {@code directory}, deleted on close. For tests. */
    public static EmbeddedPostgres temporary(Path directory) {
        try {
            Files.createDirectories(directory);
            var home = Files.createTempDirectory(directory, "server-");
            return new EmbeddedPostgres(directory.resolve("programs"), home, 0, true).start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Makes sure the server runs and is ours. */
    public EmbeddedPostgres start() {
        PostgresBinaries.unpackTo(programs);
        if (!Files.exists(data().resolve("PG_VERSION"))) {
            initialise();
        }
        if (!isRunning()) {
            launch();
        } else {
            port = PostmasterFile.read(data()).orElseThrow().port();
        }
        proveOurs();
        return this;
    }

    /** Ends the server; open sessions are cut, committed data is safe. Harmless when it does not run. */
    public void stop() {
        if (!isRunning()) {
            return;
        }
        pgCtl(List.of("stop", "-m", "fast", "-w", "-t", "60"), "Stopping PostgreSQL");
    }

    /** SIGKILL to the server, as a test of what a crash leaves behind. */
    public void kill() {
        process().kill();
    }

    @Override
    public void close() {
        stop();
        if (temporary) {
            PrivateFiles.deleteTree(home);
        }
    }

    /** True when the server of this data directory runs. */
    public boolean isRunning() {
        return PostmasterFile.read(data())
                .flatMap(file -> OwnedProcess.of(file.pid()))
                .filter(found -> ProcessHandle.of(found.pid())
                        .flatMap(handle -> handle.info().command())
                        .map(command -> command.endsWith("/postgres"))
                        .orElse(false))
                .isPresent();
    }

    /** The running server's process. */
    public OwnedProcess process() {
        return PostmasterFile.read(data())
                .flatMap(file -> OwnedProcess.of(file.pid()))
                .orElseThrow(() -> new ProvisionException("PostgreSQL does not run.", ADVICE, log()));
    }

    public int port() {
        return port;
    }

    /** Where data, log and passwords are. */
    public Path home() {
        return home;
    }

    public Path log() {
        return home.resolve("postgres.log");
    }

    public String jdbcUrl(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    /** A session of the superuser. */
    public Connection connect(String database) throws SQLException {
        var properties = new Properties();
        properties.setProperty("user", SUPERUSER);
        properties.setProperty("password", PrivateFiles.read(password()));
        properties.setProperty("connectTimeout", "10");
        properties.setProperty("ApplicationName", "xerotier-provision");
        return DriverManager.getConnection(jdbcUrl(database), properties);
    }

    /** A password kept beside the data, made on first use. */
    String secret(String role) {
        PrivateFiles.directory(home);
        return PrivateFiles.readOrCreate(home.resolve(role + ".password"), 24);
    }

    private Path data() {
        return home.resolve("data");
    }

    private Path password() {
        return home.resolve("superuser.password");
    }

    private void initialise() {
        PrivateFiles.directory(home);
        PrivateFiles.readOrCreate(password(), 24);
        var fresh = home.resolve("data.new");
        PrivateFiles.deleteTree(fresh);
        PrivateFiles.directory(fresh);
        var secret = PrivateFiles.write(fresh.resolveSibling("initdb.password"), PrivateFiles.read(password()));
        unprivileged.handOver(home);
        Command.of(
                        unprivileged.prefix(),
                        List.of(
                                programs.resolve("bin/initdb").toString(),
                                "--pgdata=" + fresh,
                                "--username=" + SUPERUSER,
                                "--pwfile=" + secret,
                                "--auth=scram-sha-256",
                                "--encoding=UTF8",
                                "--locale-provider=builtin",
                                "--builtin-locale=C.UTF-8",
                                "--locale=C",
                                "--data-checksums"))
                .within(Duration.ofMinutes(3))
                .runOrFail(
                        "Initialising PostgreSQL", "Check free disk space and that every user may enter " + programs);
        PostgresSettings.writeTo(fresh);
        unprivileged.handOver(home);
        try {
            Files.delete(secret);
            Files.move(fresh, data(), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void launch() {
        if (port == 0) {
            port = FreePorts.pick();
        } else if (!FreePorts.isFree(port)) {
            throw new ProvisionException(
                    "Port " + port + ", wanted for PostgreSQL, is in use by another program.",
                    "Choose another port, or end the program that listens there.");
        }
        pgCtl(
                List.of("start", "-w", "-t", "120", "-l", log().toString(), "-o", "-p " + port),
                "Starting PostgreSQL on port " + port);
    }

    private void pgCtl(List<String> arguments, String step) {
        var argv = new ArrayList<>(List.of(programs.resolve("bin/pg_ctl").toString(), "-D", data().toString()));
        argv.addAll(arguments);
        var result = Command.of(unprivileged.prefix(), argv)
                .with("LD_LIBRARY_PATH", programs.resolve("lib").toString())
                .within(Duration.ofMinutes(3))
                .run();
        if (!result.succeeded()) {
            throw new ProvisionException(
                    step + " failed: " + result.output().strip() + "\n"
                            + Command.tail(log(), 2000).strip(),
                    ADVICE,
                    log());
        }
    }

    /** Any server may sit on a port. Ours knows our password and keeps its data where we put it. */
    private void proveOurs() {
        try (var connection = connect("postgres");
                var statement = connection.createStatement();
                var row = statement.executeQuery("select current_setting('data_directory')")) {
            row.next();
            var theirs = Path.of(row.getString(1)).toRealPath();
            if (!theirs.equals(data().toRealPath())) {
                throw new ProvisionException(
                        "The PostgreSQL on port " + port + " keeps its data in " + theirs + "; it is not ours.",
                        "Choose another port.");
            }
        } catch (SQLException | IOException e) {
            throw new ProvisionException(
                    "The PostgreSQL on port " + port + " did not prove to be ours: " + e.getMessage(),
                    ADVICE,
                    log(),
                    e);
        }
    }
}
