package org.xerotier.xem.exec;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.xerotier.mesh.frame.OutputStreamName;
import org.xerotier.xem.bundle.ToolAction.Builtin;
import org.xerotier.xem.bundle.Values;
import org.xerotier.xem.dispatch.ToolOrder;

/** What a builtin gets to work with. */
final class BuiltinCall {

    private final ToolOrder order;
    private final Builtin action;
    private final RunOutput output;
    private final Values values;

    BuiltinCall(ToolOrder order, Builtin action, RunOutput output) {
        this.order = order;
        this.action = action;
        this.output = output;
        this.values = Values.of(
                order.tool().descriptor().parameters(), order.arguments(), java.util.Map.of(), java.util.Map.of());
    }

    ObjectNode arguments() {
        return order.arguments();
    }

    /** The text of an argument or its default; empty where there is neither. */
    String text(String name) {
        return values.get(name).asText("");
    }

    long number(String name, long fallback) {
        return values.get(name).asLong(fallback);
    }

    boolean flag(String name) {
        return values.get(name).asBoolean(false);
    }

    /** A path argument, judged. */
    PathGate.Resolved path(String name) throws StartRefused {
        return PathGate.resolve(
                name,
                text(name),
                java.util.Objects.requireNonNull(action.paths().get(name), "the bundle gives no roots for " + name),
                order.scope());
    }

    void print(String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        write(bytes, bytes.length);
    }

    void write(byte[] bytes, int length) throws IOException {
        if (Thread.interrupted()) {
            throw new java.io.InterruptedIOException("stopped");
        }
        output.accept(OutputStreamName.STDOUT, bytes, length);
    }
}
