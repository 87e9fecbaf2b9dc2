package org.xerotier.xeroctl.desk;

import java.io.InputStream;
import java.time.Clock;
import java.util.function.Function;
import java.util.function.Supplier;
import org.xerotier.xeroctl.api.Api;
import org.xerotier.xeroctl.context.Connection;
import org.xerotier.xeroctl.context.ConnectionResolver;
import org.xerotier.xeroctl.context.ContextFile;
import org.xerotier.xeroctl.terminal.Terminal;

/**
 * Everything a verb may reach for. The API is made on first use, so a command that never calls the router needs no
 * context.
 */
public record Desk(
        Supplier<Api> apiOnDemand,
        Function<Connection, Api> apiOf,
        Terminal terminal,
        ContextFile contexts,
        ConnectionResolver connections,
        InputStream input,
        Interrupts interrupts,
        Clock clock,
        Pause pause,
        Supplier<String> newIdempotencyKey,
        Patience patience,
        boolean dryRun) {

    public Api api() {
        return apiOnDemand.get();
    }
}
