package org.xerotier.provision.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class PsqlScriptTest {
    @Test
    void valuesAndNamesAreQuoted() {
        var variables = Map.of("who", "o'brien\"s");
        assertThat(PsqlScript.substitute("select :'who', :\"who\", 'x'::text", variables))
                .isEqualTo("select 'o''brien\"s', \"o'brien\"\"s\", 'x'::text");
    }

    @Test
    void missingVariableIsNamed() {
        assertThatThrownBy(() -> PsqlScript.substitute("select :'nobody'", Map.of()))
                .hasMessageContaining("nobody");
    }

    @Test
    void unfinishedStatementIsRefused() {
        assertThatThrownBy(() -> PsqlScript.parse("select 1;\nselect 2")).hasMessageContaining("select 2");
    }
}
