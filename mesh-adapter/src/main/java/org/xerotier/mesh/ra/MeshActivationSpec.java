package org.xerotier.mesh.ra;

import jakarta.resource.ResourceException;
import jakarta.resource.spi.Activation;
import jakarta.resource.spi.ActivationSpec;
import jakarta.resource.spi.ConfigProperty;
import jakarta.resource.spi.InvalidPropertyException;
import jakarta.resource.spi.ResourceAdapter;
import java.beans.PropertyDescriptor;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.xerotier.mesh.api.MeshListener;

/** How a message-driven bean asks for frames. */
@Activation(messageListeners = MeshListener.class)
public class MeshActivationSpec implements ActivationSpec {

    private static final int LONGEST_MILLIS = 600_000;

    @ConfigProperty(
            defaultValue = "30000",
            description = "milliseconds an undeployment waits for deliveries that have begun")
    private Integer drainMillis = 30_000;

    private @Nullable ResourceAdapter resourceAdapter;

    public Integer getDrainMillis() {
        return drainMillis;
    }

    public void setDrainMillis(Integer drainMillis) {
        this.drainMillis = drainMillis;
    }

    @Override
    public void validate() throws InvalidPropertyException {
        List<String> faults = new ArrayList<>();
        List<PropertyDescriptor> properties = new ArrayList<>();
        if (drainMillis == null || drainMillis < 1 || drainMillis > LONGEST_MILLIS) {
            faults.add("drainMillis must be 1 to " + LONGEST_MILLIS + ", is " + drainMillis);
            properties.add(property("drainMillis"));
        }
        if (resourceAdapter != null && !(resourceAdapter instanceof MeshResourceAdapter)) {
            faults.add("resourceAdapter must be the mesh's, is " + resourceAdapter.getClass());
            properties.add(property("resourceAdapter"));
        }
        if (!faults.isEmpty()) {
            InvalidPropertyException refusal = new InvalidPropertyException(String.join("; ", faults));
            refusal.setInvalidPropertyDescriptors(properties.toArray(PropertyDescriptor[]::new));
            throw refusal;
        }
    }

    @Override
    public @Nullable ResourceAdapter getResourceAdapter() {
        return resourceAdapter;
    }

    @Override
    public void setResourceAdapter(ResourceAdapter owner) throws ResourceException {
        if (resourceAdapter != null && resourceAdapter != owner) {
            throw new ResourceException("an activation keeps its resource adapter");
        }
        resourceAdapter = owner;
    }

    private static PropertyDescriptor property(String name) {
        try {
            return new PropertyDescriptor(name, MeshActivationSpec.class);
        } catch (java.beans.IntrospectionException e) {
            throw new IllegalStateException("no property " + name, e);
        }
    }
}
