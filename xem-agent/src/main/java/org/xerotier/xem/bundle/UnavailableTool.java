package org.xerotier.xem.bundle;

import org.xerotier.mesh.manifest.ToolDescriptor;

/** A tool that is declared well and cannot run here; it stays out of the manifest. */
public record UnavailableTool(ToolDescriptor descriptor, String reason) {

    public String name() {
        return descriptor.name().dotted();
    }
}
