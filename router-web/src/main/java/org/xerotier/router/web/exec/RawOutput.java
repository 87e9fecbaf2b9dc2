package org.xerotier.router.web.exec;

import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;
import java.util.function.LongFunction;
import org.xerotier.router.invocation.InvocationQueries.Stretch;

/** Writes a stream of a run stretch by stretch; memory holds one of them, however long the output is. */
final class RawOutput implements StreamingOutput {

    private final LongFunction<Optional<Stretch>> read;

    /** @param read the stretch behind a piece, empty at the end */
    RawOutput(LongFunction<Optional<Stretch>> read) {
        this.read = read;
    }

    @Override
    public void write(OutputStream out) throws IOException {
        Optional<Stretch> stretch = read.apply(0);
        while (stretch.isPresent()) {
            out.write(stretch.get().bytes());
            stretch = read.apply(stretch.get().lastPiece());
        }
    }
}
