package org.xerotier.router;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import jakarta.persistence.Version;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.xerotier.router.kernel.AppendOnly;
import org.xerotier.router.kernel.Secret;
import org.xerotier.router.project.ProjectService;

/** Each home-made rule fails for a class that breaks it and passes for one that does not. */
class HouseRulesTest {

    @Test
    void aLookUpwardsIsSeen() {
        var onlyKernel = Map.of("project", Set.of("kernel"), "kernel", Set.<String>of());
        var nothing = Map.of("project", Set.<String>of(), "kernel", Set.<String>of());
        assertPasses(HouseRules.lookOnlyWhereTheirRoomMay(onlyKernel, "boot"), ProjectService.class);
        assertFails(HouseRules.lookOnlyWhereTheirRoomMay(nothing, "boot"), ProjectService.class);
    }

    @Test
    void aRoomOutsideTheTableIsSeen() {
        assertFails(HouseRules.lookOnlyWhereTheirRoomMay(Map.of(), "boot"), Secret.class);
    }

    @Test
    void aSetterIsSeen() {
        assertFails(HouseRules.haveNoSetters(), WithSetter.class);
        assertPasses(HouseRules.haveNoSetters(), Versioned.class);
    }

    @Test
    void aMissingVersionIsSeen() {
        assertFails(HouseRules.carryAVersionUnlessAppendOnly(), WithSetter.class);
        assertPasses(HouseRules.carryAVersionUnlessAppendOnly(), Versioned.class);
        assertPasses(HouseRules.carryAVersionUnlessAppendOnly(), Appended.class);
    }

    @Test
    void aBeanThatCannotBeProxiedIsSeen() {
        assertFails(HouseRules.letProxiesStandIn(), WithFinalMethod.class);
        assertFails(HouseRules.letProxiesStandIn(), WithArgumentsOnly.class);
        assertPasses(HouseRules.letProxiesStandIn(), Versioned.class);
    }

    @Test
    void askingTheMachineForTheTimeIsSeen() {
        assertThatThrownBy(() -> ArchRuleDefinition.noClasses()
                        .should(HouseRules.askTheMachineForTheTime())
                        .check(new ClassFileImporter().importClasses(AsksMachine.class)))
                .isInstanceOf(AssertionError.class);
        assertThatCode(() -> ArchRuleDefinition.noClasses()
                        .should(HouseRules.askTheMachineForTheTime())
                        .check(new ClassFileImporter().importClasses(AsksClock.class)))
                .doesNotThrowAnyException();
    }

    private static void assertFails(ArchCondition<JavaClass> condition, Class<?> type) {
        assertThat(violates(condition, type)).isTrue();
    }

    private static void assertPasses(ArchCondition<JavaClass> condition, Class<?> type) {
        assertThat(violates(condition, type)).isFalse();
    }

    private static boolean violates(ArchCondition<JavaClass> condition, Class<?> type) {
        return ArchRuleDefinition.classes()
                .should(condition)
                .evaluate(new ClassFileImporter().importClasses(type))
                .hasViolation();
    }

    static class WithSetter {
        int value;

        void setValue(int value) {
            this.value = value;
        }
    }

    static class Versioned {
        @Version
        int version;
    }

    @AppendOnly
    static class Appended {}

    static class AsksMachine {
        Instant now() {
            return Instant.now();
        }
    }

    static class AsksClock {
        Instant now(Clock clock) {
            return clock.instant();
        }
    }

    static class WithFinalMethod {
        @SuppressWarnings("unused")
        final void tell() {}
    }

    static class WithArgumentsOnly {
        @SuppressWarnings("unused")
        WithArgumentsOnly(String word) {}
    }
}
