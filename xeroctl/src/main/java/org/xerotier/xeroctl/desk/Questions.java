package org.xerotier.xeroctl.desk;

import java.io.ByteArrayOutputStream;
import java.io.Console;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.xerotier.xeroctl.terminal.Terminal;

/** Asks a person, one line at a time. */
public final class Questions {
    private static final int LONGEST = 4096;

    private final Terminal terminal;
    private final InputStream input;

    public Questions(Terminal terminal, InputStream input) {
        this.terminal = terminal;
        this.input = input;
    }

    public String ask(String question, String otherwise) {
        terminal.ask(question);
        String answer = line().strip();
        return answer.isEmpty() ? otherwise : answer;
    }

    /** The answer is not shown while it is typed, where the platform can do that. */
    public String askSecret(String question) {
        terminal.ask(question);
        Console console = input == System.in ? System.console() : null;
        char[] typed = console == null ? null : console.readPassword("");
        return typed == null ? line().strip() : new String(typed);
    }

    private String line() {
        try {
            ByteArrayOutputStream line = new ByteArrayOutputStream();
            int next = input.read();
            while (next >= 0 && next != '\n' && line.size() < LONGEST) {
                line.write(next);
                next = input.read();
            }
            if (next < 0 && line.size() == 0) {
                throw CommandStopped.usage("there was no answer", null);
            }
            return line.toString(StandardCharsets.UTF_8);
        } catch (IOException fault) {
            throw CommandStopped.usage("cannot read the answer: " + fault.getMessage(), null);
        }
    }
}
