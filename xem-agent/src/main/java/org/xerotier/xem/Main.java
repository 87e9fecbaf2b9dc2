package org.xerotier.xem;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import org.xerotier.mesh.key.KeyRefused;
import org.xerotier.xem.check.CheckBundle;
import org.xerotier.xem.config.AgentConfig;
import org.xerotier.xem.config.CommandLine;
import org.xerotier.xem.config.ConfigFault;
import org.xerotier.xem.config.ConfigReader;
import org.xerotier.xem.config.ConfigRefused;
import org.xerotier.xem.config.LogLevel;
import org.xerotier.xem.doctor.Doctor;
import org.xerotier.xem.doctor.MeshProbe;
import org.xerotier.xem.enroll.Enrollment;
import org.xerotier.xem.enroll.EnrollmentRefused;
import org.xerotier.xem.enroll.RouterHttp;

/** Where the agent begins. */
public final class Main {

    private final PrintStream out;
    private final PrintStream err;
    private final Map<String, String> environment;

    Main(PrintStream out, PrintStream err, Map<String, String> environment) {
        this.out = out;
        this.err = err;
        this.environment = environment;
    }

    public static void main(String[] words) {
        System.exit(new Main(System.out, System.err, System.getenv()).run(words).number);
    }

    static String version() {
        String version = Main.class.getPackage().getImplementationVersion();
        return version == null ? "0.0.0-dev" : version;
    }

    ExitCode run(String... words) {
        StderrLog.install(LogLevel.ERROR, err);
        CommandLine line;
        try {
            line = CommandLine.parse(words);
        } catch (CommandLine.Misuse misuse) {
            err.println("xem-agent: " + misuse.getMessage());
            return ExitCode.MISUSE;
        }
        return switch (line.command()) {
            case HELP -> print(CommandLine.help());
            case VERSION -> print("xem-agent " + version() + System.lineSeparator());
            case CHECK_BUNDLE ->
                new CheckBundle().run(Path.of(line.operands().get(0)), out, err) == CheckBundle.FINE
                        ? ExitCode.DONE
                        : ExitCode.FAULTS_FOUND;
            case SET_LEDGER_ASIDE -> SetLedgerAside.run(Path.of(line.operands().get(0)), out, err);
            case RUN, ENROLL, DOCTOR -> configured(line);
        };
    }

    private ExitCode print(String text) {
        out.print(text);
        return ExitCode.DONE;
    }

    private static Doctor doctor(AgentConfig config) {
        return new Doctor(
                config,
                version(),
                RouterHttp.to(config.routerUrl(), config.allowInsecure(), NamedThreads.of("xem-http")),
                new MeshProbe(3_000),
                Clock.systemUTC());
    }

    private ExitCode configured(CommandLine line) {
        ConfigReader reader =
                new ConfigReader(line, environment, folder -> Files.exists(folder.resolve(Enrollment.FILE)));
        AgentConfig config;
        try {
            config = reader.read();
        } catch (ConfigRefused refused) {
            err.printf(
                    "xem-agent: cannot start, the configuration has %d fault(s):%n",
                    refused.faults().size());
            for (ConfigFault fault : refused.faults()) {
                err.println("  " + fault);
            }
            return ExitCode.CONFIGURATION;
        }
        StderrLog.install(config.logLevel(), err);
        System.Logger log = System.getLogger("xem");
        reader.warnings().forEach(warning -> log.log(System.Logger.Level.WARNING, warning));
        try {
            return switch (line.command()) {
                case DOCTOR -> new DoctorCommand(doctor(config), line.json(), out).run();
                case ENROLL -> new AgentProcess(config, version()).enrollOnly();
                default -> new AgentProcess(config, version()).run();
            };
        } catch (EnrollmentRefused refused) {
            err.println("xem-agent: enrolment refused: " + refused.getMessage());
            return ExitCode.ENROLLMENT_REFUSED;
        } catch (IOException | KeyRefused fault) {
            err.println("xem-agent: cannot start: " + fault.getMessage());
            return ExitCode.FAILURE;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return ExitCode.FAILURE;
        }
    }
}
