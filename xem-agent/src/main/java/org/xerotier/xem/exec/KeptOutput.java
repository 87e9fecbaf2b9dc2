package org.xerotier.xem.exec;

import java.nio.file.Path;
import org.xerotier.mesh.frame.OutputPiece;
import org.xerotier.xem.dispatch.ToolRun;

/** The output of a run that ended in an earlier life of the agent. */
final class KeptOutput implements ToolRun {

    private final Path folder;
    private final OutputSpool spool;

    KeptOutput(Path folder, OutputSpool spool) {
        this.folder = folder;
        this.spool = spool;
    }

    @Override
    public void stop() {
        // It has ended.
    }

    @Override
    public long firstSequence() {
        return spool.firstSequence();
    }

    @Override
    public long lastSequence() {
        return spool.lastSequence();
    }

    @Override
    public OutputPiece piece(long sequence) {
        return spool.piece(sequence);
    }

    @Override
    public void release(long throughSequence) {
        spool.release(throughSequence);
    }

    @Override
    public void close() {
        spool.close();
        RunFolder.deleteQuietly(folder);
    }
}
