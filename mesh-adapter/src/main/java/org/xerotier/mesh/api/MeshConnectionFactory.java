package org.xerotier.mesh.api;

import jakarta.resource.Referenceable;
import jakarta.resource.ResourceException;
import java.io.Serializable;

/** Found in JNDI as {@code java:app/mesh}; hands out connections. */
public interface MeshConnectionFactory extends Serializable, Referenceable {

    MeshConnection connection() throws ResourceException;
}
