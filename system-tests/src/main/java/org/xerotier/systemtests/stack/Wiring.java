package org.xerotier.systemtests.stack;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.xerotier.provision.postgres.EmbeddedPostgres;
import org.xerotier.systemtests.plant.ControlFolder;

/**
 * How a stack is put together beyond the plain product.
 *
 * @param isProxied whether agents reach the router, and the router its database, through proxies that can cut
 * @param plantJar the agent that plants faults, for every process, or none
 * @param settings further settings of the router by property name
 */
public record Wiring(boolean isProxied, @Nullable Path plantJar, Map<String, String> settings) {

    /** The product as it is shipped. */
    public static Wiring plain() {
        return new Wiring(false, null, Map.of());
    }

    /** Where faults are planted PostgreSQL notes when each transaction committed, which is how "before" is judged. */
    void prepare(EmbeddedPostgres postgres) {
        if (plantJar == null) {
            return;
        }
        try (var connection = postgres.connect("postgres");
                var statement = connection.createStatement()) {
            statement.execute("alter system set track_commit_timestamp = on");
        } catch (SQLException fault) {
            throw new IllegalStateException(fault);
        }
        postgres.stop();
        postgres.start();
    }

    /** The options of a process's virtual machine, with a control folder of its own. */
    @Nullable
    String options(Path control) {
        return plantJar == null ? null : ControlFolder.make(control).option(plantJar);
    }

    Map<String, String> variables(Path control) {
        Map<String, String> variables = new TreeMap<>();
        String options = options(control);
        if (options != null) {
            // Killed again and again, it spends its life starting; the second compiler's work would be thrown away.
            variables.put("JAVA_TOOL_OPTIONS", options + " -XX:TieredStopAtLevel=1");
        }
        return variables;
    }
}
