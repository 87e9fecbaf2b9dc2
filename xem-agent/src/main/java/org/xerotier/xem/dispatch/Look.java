package org.xerotier.xem.dispatch;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.xerotier.mesh.frame.OutputPiece;
import org.xerotier.mesh.frame.OutputStreamName;
import org.xerotier.mesh.frame.Precondition;
import org.xerotier.mesh.frame.Result;

/**
 * A precondition and the run of a reading tool that tells whether it holds.
 *
 * @param order how to look: the tool of the precondition with the call's own arguments, as far as it knows them
 */
record Look(Precondition precondition, ToolOrder order) {

    private static final int MOST_READ = 4_096;
    private static final String ANEW = "; nothing was run. Look again and ask anew";

    /** Why the call may not run, or empty if what was seen is what is there. */
    Optional<Refusal> judge(ToolEnding ending, ToolRun run) {
        if (ending.outcome() != Result.Outcome.COMPLETED) {
            return failed("%s, which tells whether the precondition holds, ended as %s (%s)%s"
                    .formatted(
                            precondition.tool(),
                            ending.outcome().wireName(),
                            ending.errorMessage().isEmpty() ? ending.errorCode() : ending.errorMessage(),
                            ANEW));
        }
        return switch (precondition.kind()) {
            case PLAN -> plan(ending);
            case VERSION -> version(run);
        };
    }

    private Optional<Refusal> plan(ToolEnding ending) {
        return ending.outputSha256().equals(precondition.expected())
                ? Optional.empty()
                : failed("what %s shows is no longer what was seen when the call was asked for (now %s)%s"
                        .formatted(precondition.tool(), ending.outputSha256(), ANEW));
    }

    private Optional<Refusal> version(ToolRun run) {
        String version = printed(run);
        if (version.equals(precondition.expected())) {
            return Optional.empty();
        }
        String shown = version.matches("[ -~]{1,%d}".formatted(Precondition.MAX_VERSION)) ? version : "unreadable";
        return failed("the resource is at version %s now, and was asked for at %s%s"
                .formatted(shown, precondition.expected(), ANEW));
    }

    private static String printed(ToolRun run) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (long piece = 1; piece <= run.lastSequence() && bytes.size() <= MOST_READ; piece++) {
            OutputPiece next = run.piece(piece);
            if (next.stream() == OutputStreamName.STDOUT) {
                bytes.writeBytes(next.data().view());
            }
        }
        return bytes.toString(StandardCharsets.UTF_8).strip();
    }

    private static Optional<Refusal> failed(String message) {
        return Optional.of(new Refusal(Refusal.PRECONDITION_FAILED, message));
    }
}
