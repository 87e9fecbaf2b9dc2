package org.xerotier.router.kernel;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A reading of the configuration that keeps going after a fault, so that an operator sees all of them at once.
 *
 * <p>A config record reads itself with a {@code static X from(Settings)}: {@link #read} for each key, {@link #require}
 * for rules between keys. Call {@link #refuseIfFaulty} before using anything that was read.
 */
public final class Settings {

    private final Function<String, Optional<String>> source;
    private final List<String> faults = new ArrayList<>();

    public Settings(Function<String, Optional<String>> source) {
        this.source = source;
    }

    /** The value; after a fault the default, or {@code null} for a key without one, which nobody gets to see. */
    @SuppressWarnings("NullAway")
    public <T> T read(Setting<T> setting) {
        Optional<String> given = source.apply(setting.name()).filter(text -> !text.isEmpty());
        @Nullable String text = given.orElse(setting.standard());
        if (text == null) {
            faults.add(setting.name() + " (" + setting.env() + ") is not set; set it: " + setting.doc());
            return null;
        }
        try {
            return setting.parser().apply(text);
        } catch (IllegalArgumentException e) {
            faults.add(setting.name() + " (" + setting.env() + ") "
                    + (setting.isSecret() ? "is not usable: " : "is \"" + text + "\": ") + e.getMessage());
            return setting.standard() == null ? null : setting.parser().apply(setting.standard());
        }
    }

    /** A rule between keys; the message names the keys and what to do. */
    public void require(boolean holds, String message) {
        if (!holds) {
            faults.add(message);
        }
    }

    public List<String> faults() {
        return List.copyOf(faults);
    }

    /** Reads a record and refuses if anything was wrong with it; for producers. */
    public <R> R sound(Function<Settings, R> from) {
        R read = from.apply(this);
        refuseIfFaulty();
        return read;
    }

    /** Ends the start with one list of everything that is wrong. */
    public void refuseIfFaulty() {
        if (!faults.isEmpty()) {
            throw new SettingsRefused(faults);
        }
    }
}
