package org.xerotier.mesh.manifest;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How much a tool can break, mildest first. */
public enum RiskLevel {
    /** Observes only. */
    READ,
    /** Changes something that can be changed back. */
    WRITE,
    /** Hard to reverse. */
    DESTRUCTIVE,
    /** Cannot be undone. */
    IRREVERSIBLE;

    @JsonValue
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    @JsonCreator
    public static RiskLevel ofWireName(String name) {
        for (RiskLevel level : values()) {
            if (level.wireName().equals(name)) {
                return level;
            }
        }
        throw new IllegalArgumentException("risk must be read, write, destructive or irreversible, is '" + name + "'");
    }

    /** Whether a policy that says nothing asks a person first. */
    public boolean asksByDefault() {
        return this.compareTo(DESTRUCTIVE) >= 0;
    }

    /** Whether running it twice could matter. */
    public boolean mutates() {
        return this != READ;
    }

    public RiskLevel max(RiskLevel other) {
        return compareTo(other) >= 0 ? this : other;
    }
}
