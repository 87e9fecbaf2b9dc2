package org.xerotier.mesh.ra;

import jakarta.resource.spi.ManagedConnectionMetaData;

/** What the container may show about the mesh. */
final class MeshMetaData implements ManagedConnectionMetaData {

    @Override
    public String getEISProductName() {
        return "Xerotier mesh";
    }

    @Override
    public String getEISProductVersion() {
        return "1";
    }

    /** No limit. */
    @Override
    public int getMaxConnections() {
        return 0;
    }

    @Override
    public String getUserName() {
        return "";
    }
}
