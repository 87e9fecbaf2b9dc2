package org.xerotier.mesh;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitCallTarget;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Executors;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** The rules of this module; the protocol must stay something any JVM can carry, agent or server. */
class ArchitectureTest {

    private static final String ROOT = "org.xerotier.mesh.";

    /** Who may look into whom. A package that is not in the table is refused. */
    private static final Map<String, Set<String>> LOOKS_INTO = Map.of(
            "json", Set.of(),
            "key", Set.of("json"),
            "frame", Set.of(),
            "codec", Set.of("frame"),
            "manifest", Set.of("json", "key"),
            "warrant", Set.of("frame", "json", "key", "manifest"),
            "seal", Set.of("json", "key"));

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.xerotier.mesh");

    private static void check(ArchRule rule) {
        rule.check(CLASSES);
    }

    private static String room(JavaClass type) {
        String name = type.getPackageName();
        return name.startsWith(ROOT) ? name.substring(ROOT.length()).split("\\.")[0] : "";
    }

    @Test
    void every_package_looks_only_where_the_table_allows() {
        Set<String> met = new TreeSet<>();
        for (JavaClass type : CLASSES) {
            String room = room(type);
            met.add(room);
            assertThat(LOOKS_INTO)
                    .as("package of %s is in the table", type.getName())
                    .containsKey(room);
            type.getDirectDependenciesFromSelf().stream()
                    .map(dependency -> room(dependency.getTargetClass().getBaseComponentType()))
                    .filter(other -> !other.isEmpty() && !other.equals(room))
                    .forEach(other -> assertThat(LOOKS_INTO.get(room))
                            .as("%s looks into %s", type.getName(), other)
                            .contains(other));
        }
        assertThat(met).isEqualTo(new TreeSet<>(LOOKS_INTO.keySet()));
    }

    @Test
    void packages_have_no_cycles() {
        check(slices().matching(ROOT + "(*)..").should().beFreeOfCycles());
    }

    @Test
    void nothing_knows_a_container_or_a_socket() {
        check(noClasses()
                .should()
                .dependOnClassesThat(
                        resideInAnyPackage("jakarta..", "javax.ejb..", "javax.inject..", "org.zeromq..", "zmq.."))
                .because("agents and tools carry this module without a server, and bytes arrive from anywhere"));
    }

    @Test
    void each_format_has_one_home() {
        check(noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + "codec..")
                .should()
                .dependOnClassesThat(resideInAnyPackage("org.msgpack.."))
                .because("MessagePack from outside is read by the bounded walk in codec only"));
        check(noClasses()
                .that()
                .resideInAnyPackage(ROOT + "frame..", ROOT + "codec..")
                .should()
                .dependOnClassesThat(resideInAnyPackage("com.fasterxml.."))
                .because("a frame carries JSON as bytes that nobody re-reads on the way"));
    }

    @Test
    void time_and_threads_come_in_through_the_door() {
        check(noClasses()
                .should()
                .callCodeUnitWhere(target(describe("tell the time", ArchitectureTest::tellsTheTime)))
                .orShould()
                .callMethod(Thread.class, "sleep", long.class)
                .orShould()
                .callConstructor(Thread.class, Runnable.class)
                .orShould()
                .dependOnClassesThat()
                .belongToAnyOf(Executors.class)
                .because("what decides is given its clock and owns no thread"));
    }

    private static boolean tellsTheTime(CodeUnitCallTarget target) {
        String owner = target.getOwner().getName();
        String name = target.getName();
        return (owner.startsWith("java.time.") && name.equals("now"))
                || (owner.equals(System.class.getName())
                        && (name.equals("currentTimeMillis") || name.equals("nanoTime")))
                || (owner.equals(Clock.class.getName()) && name.startsWith("system"));
    }

    @Test
    void nothing_prints() {
        check(noClasses()
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .because("only the command line has a terminal"));
    }

    @Test
    void every_package_says_what_lives_there() {
        Set<String> packages = new TreeSet<>();
        CLASSES.forEach(type -> packages.add(type.getPackageName()));
        for (String name : packages) {
            assertThat(CLASSES.getPackage(name).isAnnotatedWith(NullMarked.class))
                    .as("%s has a package-info with @NullMarked", name)
                    .isTrue();
        }
    }

    @Test
    void public_classes_cannot_be_extended() {
        check(classes()
                .that()
                .arePublic()
                .and()
                .areNotInterfaces()
                .and()
                .areNotEnums()
                .should()
                .haveModifier(JavaModifier.FINAL)
                .because("nobody outside may change what a key, a codec or a refusal means"));
    }
}
