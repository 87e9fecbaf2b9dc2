package org.xerotier.router.invocation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.xerotier.router.MigratedDatabase;
import org.xerotier.router.fleet.FleetRoom;
import org.xerotier.router.fleet.ToolCatalog;

/** Who asks again under the same key is told what became of the call, whatever has changed since. */
@ExtendWith(MigratedDatabase.class)
class IdempotencyKeyTest extends ConsentFlow {

    private final ToolCatalog empty;

    IdempotencyKeyTest(MigratedDatabase database) {
        super(database);
        empty = new FleetRoom(database).catalog();
    }

    @Test
    void theCallIsFoundAlthoughItsToolIsNotOfferedAnyMore() {
        InvokeTool request = new InvokeTool(
                people.workspace.value(),
                "test.drop",
                json("{\"name\":\"web\"}"),
                null,
                "key-1",
                null,
                null,
                ExpectedState.NONE,
                null);
        InvocationService.Taken first = in(room -> room.service.invoke(people.requester, request));

        InvocationService.Taken again = in(room -> {
            room.service.catalog = empty;
            return room.service.invoke(people.requester, request);
        });

        assertThat(first.isNew()).isTrue();
        assertThat(again.isNew()).isFalse();
        assertThat(again.invocation().id()).isEqualTo(first.invocation().id());
    }
}
