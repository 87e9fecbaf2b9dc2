package org.xerotier.xeroctl.desk;

import java.util.EnumSet;
import java.util.Set;
import org.xerotier.xeroctl.api.Api;
import org.xerotier.xeroctl.terminal.Terminal;

/** A command that asks the router something and prints the answer. */
public interface ApiVerb<O> extends Verb<O> {
    ExitCode run(O options, Api api, Terminal terminal);

    @Override
    default Set<ExitCode> exitCodes() {
        return EnumSet.range(ExitCode.OK, ExitCode.WAIT_EXPIRED).stream()
                .filter(code -> code != ExitCode.TOOL_FAILED)
                .collect(() -> EnumSet.noneOf(ExitCode.class), EnumSet::add, EnumSet::addAll);
    }
}
