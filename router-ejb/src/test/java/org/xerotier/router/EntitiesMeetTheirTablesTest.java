package org.xerotier.router;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.metamodel.EntityType;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Every entity of every room can be read from the migrated schema, by the role the router works as. */
@ExtendWith(MigratedDatabase.class)
class EntitiesMeetTheirTablesTest {

    @Test
    void everyEntityIsReadableFromItsTable(MigratedDatabase database) {
        database.entities().run(manager -> {
            List<String> names = manager.getMetamodel().getEntities().stream()
                    .map(EntityType::getName)
                    .sorted()
                    .toList();
            assertThat(names).contains("ApiKey", "AuditRow", "Project", "Workspace");
            for (String name : names) {
                assertThat(manager.createQuery("select e from " + name + " e")
                                .setMaxResults(1)
                                .getResultList())
                        .isNotNull();
            }
        });
    }
}
