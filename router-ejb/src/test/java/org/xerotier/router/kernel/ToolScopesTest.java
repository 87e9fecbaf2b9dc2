package org.xerotier.router.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import org.junit.jupiter.api.Test;

class ToolScopesTest {

    @Test
    void aStarAllowsEverything() {
        assertThat(ToolScopes.ALL.allow("kubectl.delete")).isTrue();
    }

    @Test
    void aBundleAllowsItsActionsAndNoOtherBundles() {
        ToolScopes scopes = new ToolScopes(Set.of("kubectl"));
        assertThat(scopes.allow("kubectl.get")).isTrue();
        assertThat(scopes.allow("kubectlx.get")).isFalse();
        assertThat(scopes.allow("docker.ps")).isFalse();
    }

    @Test
    void anActionAllowsItselfOnly() {
        ToolScopes scopes = new ToolScopes(Set.of("kubectl.get"));
        assertThat(scopes.allow("kubectl.get")).isTrue();
        assertThat(scopes.allow("kubectl.get_all")).isFalse();
        assertThat(scopes.allow("kubectl")).isFalse();
    }

    @Test
    void nothingAllowsNothing() {
        assertThat(ToolScopes.NONE.allow("host.uptime")).isFalse();
    }

    @Test
    void aMalformedPatternIsRefused() {
        for (String pattern : new String[] {"", "k*", "a.b.c", "A.b", ".a", "a.", "* "}) {
            assertThatThrownBy(() -> new ToolScopes(Set.of(pattern))).isInstanceOf(IllegalArgumentException.class);
        }
    }
}
