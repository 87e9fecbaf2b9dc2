package org.xerotier.router.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.xerotier.router.MigratedDatabase;
import org.xerotier.router.MutableClock;
import org.xerotier.router.kernel.RouterException;

@ExtendWith(MigratedDatabase.class)
class RouterKeyServiceTest {

    /** One for all tests of the class: the keys are made once per database. */
    private static final PayloadCipher CIPHER = SecurityRoom.cipher();

    @Test
    void everyRouterOfADatabaseHasTheSameKeys(MigratedDatabase database) throws SQLException {
        RouterKeys first = load(database, CIPHER);
        RouterKeys second = load(database, CIPHER);
        assertThat(second.curve().publicKey()).isEqualTo(first.curve().publicKey());
        assertThat(second.curve().secret()).isEqualTo(first.curve().secret());
        assertThat(second.signing().seed()).isEqualTo(first.signing().seed());

        assertThatThrownBy(() -> load(database, SecurityRoom.cipher())).isInstanceOf(PayloadRefused.class);
        try (var app = database.app()) {
            assertThatThrownBy(() -> app.createStatement().execute("update router_keys set public_key = public_key"))
                    .hasMessageContaining("permission denied");
            try (var rows = app.createStatement()
                    .executeQuery("select encode(sealed_secret, 'hex') || public_key from router_keys")) {
                while (rows.next()) {
                    assertThat(rows.getString(1)).doesNotContain(first.curve().secretHex());
                    assertThat(rows.getString(1)).doesNotContain(first.signing().secretHex());
                }
            }
        }
    }

    @Test
    void beforeTheStartThereAreNoKeys() {
        assertThatThrownBy(() -> new RouterKeys().signing())
                .isInstanceOfSatisfying(
                        RouterException.class, e -> assertThat(e.code().code()).isEqualTo("router_not_ready"));
    }

    private static RouterKeys load(MigratedDatabase database, PayloadCipher cipher) {
        return database.entities().commit(entities -> {
            RouterKeyService service = SecurityRoom.routerKeys(entities, new MutableClock(), cipher);
            service.load();
            return service.keys;
        });
    }
}
