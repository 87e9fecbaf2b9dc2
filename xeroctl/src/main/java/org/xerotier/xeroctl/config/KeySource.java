package org.xerotier.xeroctl.config;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.xerotier.xeroctl.desk.CommandStopped;

/** Where a key that is to be stored comes from: typed, a file, or standard input. */
final class KeySource {
    private static final int LONGEST = 8192;

    private final InputStream input;

    KeySource(InputStream input) {
        this.input = input;
    }

    String read(String typed) {
        try {
            if (typed.equals("-")) {
                return checked(input);
            }
            if (typed.startsWith("@")) {
                try (InputStream file = Files.newInputStream(Path.of(typed.substring(1)))) {
                    return checked(file);
                }
            }
            return checked(typed);
        } catch (IOException fault) {
            throw CommandStopped.usage("cannot read the API key: " + fault.getMessage(), null);
        }
    }

    private static String checked(InputStream source) throws IOException {
        return checked(new String(source.readNBytes(LONGEST), StandardCharsets.UTF_8));
    }

    private static String checked(String text) {
        String key = text.strip();
        if (key.isEmpty() || key.chars().anyMatch(c -> c <= 0x20 || c >= 0x7f)) {
            throw CommandStopped.usage("that is not an API key; one looks like xero_demo_…", null);
        }
        return key;
    }
}
