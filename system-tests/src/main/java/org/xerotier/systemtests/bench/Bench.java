package org.xerotier.systemtests.bench;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;
import org.xerotier.systemtests.client.Wire;
import org.xerotier.systemtests.stack.AgentProcess;
import org.xerotier.systemtests.stack.ProcessFigures;
import org.xerotier.systemtests.stack.Stack;
import org.xerotier.systemtests.stack.Tools;

/**
 * Measures what a call costs, beside the bounds measured in the same run on the same machine. Prints one line a figure;
 * takes the seconds of each measurement as its only argument.
 */
public final class Bench {

    private static final int MESSAGE_BYTES = 256;

    private final Stack stack;
    private final AgentProcess agent;
    private final double seconds;
    private final PrintStream out;

    private Bench(Stack stack, AgentProcess agent, double seconds, PrintStream out) {
        this.stack = stack;
        this.agent = agent;
        this.seconds = seconds;
        this.out = out;
    }

    public static void main(String[] args) throws Exception {
        double seconds = args.length > 0 ? Double.parseDouble(args[0]) : 10;
        try (Stack stack = Stack.start()) {
            AgentProcess agent = stack.startAgent("xem-bench", Tools.gather(stack.artifacts()));
            new Bench(stack, agent, seconds, System.out).run();
        }
    }

    private void run() throws Exception {
        Load.Figures commits1 = print("commit, one row", new CommitRate(url(), user(), password()).measure(1, seconds));
        Load.Figures commits16 =
                print("commit, one row", new CommitRate(url(), user(), password()).measure(16, seconds));
        Load.Figures echo1 = print("bare CURVE echo, 256 B", CurveEcho.measure(1, MESSAGE_BYTES, seconds));
        Load.Figures echo16 = print("bare CURVE echo, 256 B", CurveEcho.measure(16, MESSAGE_BYTES, seconds));
        calls("warm-up, agent.noop", "agent.noop", 16, Math.max(3 * seconds, 30));
        Load.Figures one = calls("call, agent.noop", "agent.noop", 1, seconds);
        Load.Figures sixteen = calls("call, agent.noop", "agent.noop", 16, seconds);
        calls("call, probe.process (/bin/true)", "probe.process", 1, seconds);
        calls("call, probe.process (/bin/true)", "probe.process", 16, seconds);
        Decisions decisions = new Decisions(stack);
        decisions.measure(50);
        print("decision to start", decisions.measure((int) Math.max(100, 20 * seconds)));
        ratio("calls at 16 / commits at 16 (goal 0.15, then 0.25)", sixteen.perSecond() / commits16.perSecond());
        ratio("calls at 1 / commits at 1", one.perSecond() / commits1.perSecond());
        ratio("calls at 16 / CURVE echoes at 16", sixteen.perSecond() / echo16.perSecond());
        ratio("calls at 1 / CURVE echoes at 1", one.perSecond() / echo1.perSecond());
        out.printf(Locale.ROOT, "figure: p50 at 1 concurrent %.2f ms (goal 5)%n", one.millis(0.5));
    }

    private Load.Figures calls(String name, String tool, int threads, double length) throws Exception {
        String body = "{\"workspace\":\"ops\",\"tool\":\"%s\",\"args\":{},\"wait_seconds\":30}".formatted(tool);
        double router = cpu(stack.domain().process().orElseThrow().pid());
        double database = cpu(stack.postgres().process().pid());
        double tools = ProcessFigures.cpuSeconds(agent.handle());
        Load.Figures figures = Load.run(threads, length, thread -> new Call(stack, body));
        double calls = Math.max(1, figures.calls());
        print(name, figures);
        out.printf(
                Locale.ROOT,
                "figure:   CPU per call: router %.2f ms, database %.2f ms, agent %.2f ms%n",
                1e3 * (cpu(stack.domain().process().orElseThrow().pid()) - router) / calls,
                1e3 * (cpu(stack.postgres().process().pid()) - database) / calls,
                1e3 * (ProcessFigures.cpuSeconds(agent.handle()) - tools) / calls);
        return figures;
    }

    private static double cpu(long pid) {
        return ProcessFigures.cpuSeconds(ProcessHandle.of(pid).orElseThrow());
    }

    private Load.Figures print(String name, Load.Figures figures) {
        out.printf(
                Locale.ROOT,
                "figure: %-32s %2d concurrent: %8.0f/s, p50 %7.2f ms, p99 %7.2f ms, %d in %.1f s%n",
                name,
                figures.threads(),
                figures.perSecond(),
                figures.millis(0.50),
                figures.millis(0.99),
                figures.calls(),
                figures.seconds());
        return figures;
    }

    private void ratio(String name, double value) {
        out.printf(Locale.ROOT, "figure: ratio %s: %.3f%n", name, value);
    }

    private String url() {
        return stack.database().jdbcUrl();
    }

    private String user() {
        return stack.database().owner().user();
    }

    private String password() {
        return stack.database().owner().password();
    }

    /** One caller that waits for each call to end. */
    private static final class Call implements Load.Loop {

        private final Wire wire;
        private final String key;
        private final String body;

        Call(Stack stack, String body) throws java.io.IOException {
            wire = new Wire(stack.url(), Duration.ofSeconds(60));
            key = stack.key();
            this.body = body;
        }

        @Override
        public void once() throws java.io.IOException {
            Wire.Answer answer = wire.post(Stack.path("/exec/invocations"), key, body);
            if (answer.status() != 200 || !answer.text().contains("\"status\":\"completed\"")) {
                throw new IllegalStateException("a call answered " + answer.status() + ": " + answer.text());
            }
        }

        @Override
        public void close() throws java.io.IOException {
            wire.close();
        }
    }
}
