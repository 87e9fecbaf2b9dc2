package org.xerotier.systemtests.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.xerotier.systemtests.history.ClientCall;

/** All calls of a run with what was said about them. In this process, which no fault touches; written out at the end. */
public final class ClientLedger {

    private final Queue<ClientCall> calls = new ConcurrentLinkedQueue<>();

    ClientCall begin(String token, String project, String key, String tool) {
        ClientCall call = new ClientCall(token, project, key, tool);
        calls.add(call);
        return call;
    }

    public List<ClientCall> calls() {
        return List.copyOf(calls);
    }

    /** Leaves the ledger beside the other evidence. */
    public void writeTo(Path file) {
        try {
            Files.write(file, calls.stream().map(ClientCall::toString).toList());
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }
}
