package org.xerotier.xem.bundle;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a tool's exit codes mean. Without a word on a code, 0 is completed and everything else failed. */
public record ExitCodes(Map<Integer, Meaning> meanings) {

    public static final ExitCodes USUAL = new ExitCodes(Map.of());

    /** One code's meaning; the message explains a failure. */
    public record Meaning(boolean completed, String message) {}

    public ExitCodes {
        meanings = Map.copyOf(meanings);
    }

    public Meaning of(int code) {
        @Nullable Meaning declared = meanings.get(code);
        if (declared != null) {
            return declared;
        }
        return new Meaning(code == 0, code == 0 ? "" : "The tool ended with exit code %d.".formatted(code));
    }
}
