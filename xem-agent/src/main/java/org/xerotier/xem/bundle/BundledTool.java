package org.xerotier.xem.bundle;

import org.xerotier.mesh.manifest.ArgumentSchema;
import org.xerotier.mesh.manifest.ToolDescriptor;

/** A tool ready to run: what the manifest says of it, its compiled schema, and how it does its work. */
public record BundledTool(
        ToolDescriptor descriptor,
        String bundleVersion,
        ArgumentSchema schema,
        ToolAction action,
        ExitCodes exitCodes) {

    public String name() {
        return descriptor.name().dotted();
    }
}
