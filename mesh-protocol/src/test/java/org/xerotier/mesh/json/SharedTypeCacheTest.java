package org.xerotier.mesh.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.type.TypeFactory;
import com.fasterxml.jackson.databind.util.LookupCache;
import java.lang.reflect.Field;
import org.junit.jupiter.api.Test;

class SharedTypeCacheTest {

    record Ours(int number) {}

    record Theirs(int number) {}

    @Test
    void ourTypesStayOutOfTheCacheOfTheWholeServer() throws Exception {
        JsonMapping.read(JsonMapping.tree(new Ours(1)), Ours.class);
        new ObjectMapper().valueToTree(new Theirs(1));

        assertThat(shared().get(Theirs.class)).as("what a plain mapper does").isNotNull();
        assertThat(shared().get(Ours.class)).isNull();
    }

    private static LookupCache<?, ?> shared() throws ReflectiveOperationException {
        Field cache = TypeFactory.class.getDeclaredField("_typeCache");
        cache.setAccessible(true);
        return (LookupCache<?, ?>) cache.get(TypeFactory.defaultInstance());
    }
}
