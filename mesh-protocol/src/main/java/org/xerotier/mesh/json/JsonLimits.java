package org.xerotier.mesh.json;

/**
 * How much JSON is read before it is refused.
 *
 * @param maxBytes longest document, in bytes
 * @param maxDepth deepest nesting of objects and arrays; a scalar has depth 0, {@code []} has depth 1
 * @param maxStringLength longest string, in UTF-16 units
 * @param maxNameLength longest member name, in UTF-16 units
 * @param maxMembers most values in the whole document: members and elements, containers included
 */
public record JsonLimits(int maxBytes, int maxDepth, int maxStringLength, int maxNameLength, int maxMembers) {

    /** The body of an HTTP request. */
    public static final JsonLimits REQUEST = new JsonLimits(1 << 20, 32, 1 << 18, 1_024, 50_000);

    /** The arguments of one tool call: they must fit into one frame beside its envelope. */
    public static final JsonLimits ARGUMENTS = new JsonLimits(49_152, 32, 49_152, 1_024, 10_000);

    public JsonLimits {
        if (maxBytes < 1 || maxDepth < 0 || maxStringLength < 0 || maxNameLength < 0 || maxMembers < 1) {
            throw new IllegalArgumentException("limits must be positive");
        }
    }
}
