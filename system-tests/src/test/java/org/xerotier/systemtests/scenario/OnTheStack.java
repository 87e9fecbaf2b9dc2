package org.xerotier.systemtests.scenario;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.xerotier.systemtests.stack.Artifacts;
import org.xerotier.systemtests.stack.Stack;
import org.xerotier.systemtests.stack.Tools;

/** Hands every scenario the one stack of this run, with one agent {@code xem-1}; stopped after the last. */
final class OnTheStack implements ParameterResolver {

    static final String AGENT = "xem-1";

    private static final ExtensionContext.Namespace SPACE = ExtensionContext.Namespace.create(OnTheStack.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Stack.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot()
                .getStore(SPACE)
                .getOrComputeIfAbsent("stack", key -> new Running(), Running.class)
                .stack();
    }

    static Path tools() {
        return Tools.gather(Artifacts.find());
    }

    /** Started once, also if that fails; stopped by JUnit when the run ends. */
    private static final class Running implements AutoCloseable {

        private @Nullable Stack stack;
        private @Nullable Throwable fault;

        Running() {
            try {
                stack = Stack.start();
                stack.startAgent(AGENT, tools());
            } catch (RuntimeException | Error failed) {
                fault = failed;
            }
        }

        Stack stack() {
            if (stack == null || fault != null) {
                throw new IllegalStateException("the stack did not start", fault);
            }
            return stack;
        }

        @Override
        public void close() {
            if (stack != null) {
                stack.close();
            }
        }
    }
}
