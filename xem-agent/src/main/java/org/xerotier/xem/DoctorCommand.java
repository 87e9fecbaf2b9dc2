package org.xerotier.xem;

import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import org.xerotier.mesh.json.JsonMapping;
import org.xerotier.xem.doctor.Doctor;
import org.xerotier.xem.doctor.Finding;

/** {@code xem-agent doctor}: looks at everything a start needs, changes nothing, and says what to mend. */
final class DoctorCommand {

    /** The whole of {@code -o json}. */
    record Report(int faults, List<Finding> findings) {}

    private final Doctor doctor;
    private final boolean json;
    private final PrintStream out;

    DoctorCommand(Doctor doctor, boolean json, PrintStream out) {
        this.doctor = doctor;
        this.json = json;
        this.out = out;
    }

    ExitCode run() throws InterruptedException {
        List<Finding> findings = doctor.look();
        int faults = (int) findings.stream()
                .filter(each -> each.level() == Finding.Level.FAULT)
                .count();
        if (json) {
            out.println(JsonMapping.text(new Report(faults, findings)));
        } else {
            findings.forEach(this::print);
        }
        return faults == 0 ? ExitCode.DONE : ExitCode.FAULTS_FOUND;
    }

    private void print(Finding finding) {
        String word = switch (finding.level()) {
            case OK -> "ok";
            case NOTE -> "note";
            case FAULT -> "FAULT";
        };
        String cause =
                finding.level() == Finding.Level.OK ? "" : finding.cause().toLowerCase(Locale.ROOT) + ": ";
        out.println("%-6s%s%s".formatted(word, cause, finding.what()));
        if (!finding.next().isEmpty()) {
            out.println("      -> " + finding.next());
        }
    }
}
