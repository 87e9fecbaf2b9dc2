package org.xerotier.mesh.ra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.resource.NotSupportedException;
import jakarta.resource.Referenceable;
import jakarta.resource.spi.Activation;
import jakarta.resource.spi.ActivationSpec;
import jakarta.resource.spi.ConfigProperty;
import jakarta.resource.spi.ConnectionDefinition;
import jakarta.resource.spi.Connector;
import jakarta.resource.spi.InvalidPropertyException;
import jakarta.resource.spi.TransactionSupport.TransactionSupportLevel;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.xerotier.mesh.api.MeshConnection;
import org.xerotier.mesh.api.MeshConnectionFactory;
import org.xerotier.mesh.api.MeshListener;

/** The rules a resource adapter has to keep so that any container takes it. */
class ConnectorLawTest {

    private static final List<Class<?>> BEANS =
            List.of(MeshResourceAdapter.class, MeshManagedConnectionFactory.class, MeshActivationSpec.class);
    private static final Set<Class<?>> LEGAL_PROPERTIES = Set.of(
            String.class,
            Boolean.class,
            Integer.class,
            Double.class,
            Byte.class,
            Short.class,
            Long.class,
            Float.class,
            Character.class);

    @Test
    void containerClassesArePublicAndHaveDefaultConstructors() {
        for (Class<?> bean : BEANS) {
            assertThat(Modifier.isPublic(bean.getModifiers()))
                    .as(bean.getName())
                    .isTrue();
            assertThatCode(() -> bean.getConstructor().newInstance()).doesNotThrowAnyException();
        }
    }

    @Test
    void adapterAndFactoryDefineEqualityThemselves() throws Exception {
        for (Class<?> bean : List.of(MeshResourceAdapter.class, MeshManagedConnectionFactory.class)) {
            assertThat(bean.getMethod("equals", Object.class).getDeclaringClass())
                    .isEqualTo(bean);
            assertThat(bean.getMethod("hashCode").getDeclaringClass()).isEqualTo(bean);
        }
        MeshResourceAdapter adapter = new MeshResourceAdapter();
        assertThat(factory(adapter)).isEqualTo(factory(adapter)).hasSameHashCodeAs(factory(adapter));
        assertThat(factory(adapter)).isNotEqualTo(factory(new MeshResourceAdapter()));
    }

    @Test
    void propertiesHaveLegalTypesAndAccessors() throws Exception {
        for (Class<?> bean : BEANS) {
            for (Field field : bean.getDeclaredFields()) {
                if (!field.isAnnotationPresent(ConfigProperty.class)) {
                    continue;
                }
                assertThat(LEGAL_PROPERTIES).contains(field.getType());
                String suffix = Character.toUpperCase(field.getName().charAt(0))
                        + field.getName().substring(1);
                Method getter = bean.getMethod("get" + suffix);
                assertThat(getter.getReturnType()).isEqualTo(field.getType());
                assertThat(bean.getMethod("set" + suffix, field.getType())).isNotNull();
            }
        }
    }

    @Test
    void factoriesAreSerialisableAndReferenceable() throws Exception {
        assertThat(Serializable.class).isAssignableFrom(MeshConnectionFactory.class);
        assertThat(Referenceable.class).isAssignableFrom(MeshConnectionFactory.class);

        Object copy = copy(new MeshManagedConnectionFactory().createConnectionFactory());

        assertThat(copy).isInstanceOf(MeshConnectionFactory.class);
        assertThat(copy(new MeshManagedConnectionFactory())).isEqualTo(new MeshManagedConnectionFactory());
    }

    @Test
    void annotationsNameWhatTheApplicationCompilesAgainst() {
        Connector connector = MeshResourceAdapter.class.getAnnotation(Connector.class);
        assertThat(connector.transactionSupport()).isEqualTo(TransactionSupportLevel.NoTransaction);
        ConnectionDefinition definition = MeshManagedConnectionFactory.class.getAnnotation(ConnectionDefinition.class);
        assertThat(definition.connectionFactory()).isEqualTo(MeshConnectionFactory.class);
        assertThat(definition.connection()).isEqualTo(MeshConnection.class);
        assertThat(definition.connectionFactory()).isAssignableFrom(definition.connectionFactoryImpl());
        assertThat(definition.connection()).isAssignableFrom(definition.connectionImpl());
        assertThat(MeshActivationSpec.class.getAnnotation(Activation.class).messageListeners())
                .containsExactly(MeshListener.class);
    }

    @Test
    void thereIsNoTransactionAnywhere() throws Exception {
        assertThat(new MeshResourceAdapter().getXAResources(new ActivationSpec[0]))
                .isEmpty();
        try (MeshFixture mesh = new MeshFixture()) {
            MeshManagedConnection connection = new MeshManagedConnection(mesh.node);
            assertThatThrownBy(connection::getXAResource).isInstanceOf(NotSupportedException.class);
            assertThatThrownBy(connection::getLocalTransaction).isInstanceOf(NotSupportedException.class);
            assertThat(connection.getMetaData().getEISProductName()).isNotBlank();
        }
    }

    @Test
    void cleanupAndDestroyInvalidateHandles() throws Exception {
        try (MeshFixture mesh = new MeshFixture()) {
            MeshManagedConnection connection = new MeshManagedConnection(mesh.node);
            MeshConnection first = (MeshConnection) connection.getConnection(null, null);
            assertThat(first.status().bound()).isFalse();

            connection.cleanup();
            assertThatThrownBy(first::status).isInstanceOf(IllegalStateException.class);

            MeshConnection second = (MeshConnection) connection.getConnection(null, null);
            connection.destroy();
            assertThatThrownBy(second::status).isInstanceOf(IllegalStateException.class);
            assertThatThrownBy(connection::node).isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void activationSpecReportsItsFaults() {
        MeshActivationSpec spec = new MeshActivationSpec();
        assertThatCode(spec::validate).doesNotThrowAnyException();
        spec.setDrainMillis(0);

        assertThatThrownBy(spec::validate)
                .isInstanceOfSatisfying(
                        InvalidPropertyException.class,
                        e -> assertThat(e.getInvalidPropertyDescriptors()).hasSize(1))
                .hasMessageContaining("drainMillis");
    }

    private static MeshManagedConnectionFactory factory(MeshResourceAdapter adapter) throws Exception {
        MeshManagedConnectionFactory factory = new MeshManagedConnectionFactory();
        factory.setResourceAdapter(adapter);
        return factory;
    }

    private static Object copy(Object original) throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(original);
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            return in.readObject();
        }
    }
}
