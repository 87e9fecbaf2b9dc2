package org.xerotier.xeroctl.context;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContextTextTest {
    @Test
    void aFileWrittenByHandIsRead() throws Toml.Fault {
        Contexts contexts = ContextText.read("# mine\r\ncurrent = 'prod' # in use\n\n  [deployment.prod]\n"
                + "base_url=\"https://x/p/v1\"\n\tapi_key = \"a\\\"b\\\\c\\u0041\"\nfrontend_url = \"https://x\"\n"
                + "[ deployment . \"a b.c\" ]\nbase_url = 'http://y/p/v1'");

        assertThat(contexts.current()).isEqualTo("prod");
        assertThat(contexts.deployments()).containsOnlyKeys("prod", "a b.c");
        assertThat(contexts.deployments().get("prod")).isEqualTo(new Deployment("https://x/p/v1", "a\"b\\cA", null));
    }

    @Test
    void whatIsWrittenReadsBackTheSame() throws Toml.Fault {
        Contexts contexts = Contexts.NONE
                .with("plain", new Deployment("http://a/p/v1", "k", "wide"))
                .with("od\"d \\ ü\u0007.name", new Deployment("http://b/p/v1", null, null))
                .using("plain");

        assertThat(ContextText.read(ContextText.write(contexts))).isEqualTo(contexts);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "current = prod | line 1: expected a string",
                "current = \"a | line 1: the string has no end",
                "current = 'a | line 1: the string has no end",
                "current = \"a\" x | line 1: unexpected text",
                "curent = \"a\" | 'curent' is not known in the top",
                "[deployment.a] | has no base_url",
                "[profile.a] | [profile.a] is not known",
                "[deployment.a | line 1: expected ']'",
                "= 1 | line 1: expected a key",
                "current = \"\\q\" | line 1: unknown escape",
                "current = \"\\u12\" | four",
                "current = \"\\uzzzz\" | four hexadecimal digits",
            })
    void aFaultIsNamed(String text, String message) {
        assertThatThrownBy(() -> ContextText.read(text)).hasMessageContaining(message);
    }

    @Test
    void whatIsThereTwiceIsRefused() {
        assertThatThrownBy(() -> ContextText.read("current = 'a'\ncurrent = 'b'"))
                .hasMessage("line 2: 'current' is there twice");
        assertThatThrownBy(() -> ContextText.read("[deployment.a]\n[deployment.a]"))
                .hasMessage("line 2: [deployment.a] is there twice");
    }

    @Test
    void aKeychainIsRefusedWithWhatToUseInstead() {
        assertThatThrownBy(() -> ContextText.read("[deployment.a]\nbase_url = 'x'\napi_key_keychain = 'y'"))
                .hasMessageContaining("XEROCTL_API_KEY");
    }
}
