package org.xerotier.xeroctl;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Map;
import java.util.Set;
import org.xerotier.xeroctl.terminal.Terminal;

@AnalyzeClasses(packages = "org.xerotier.xeroctl", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    private static final String ROOT = "org.xerotier.xeroctl";

    /** Who may look into whom. A noun sees the desk and what is below it, never another noun. */
    private static final Map<String, Set<String>> MAY_USE = Map.of(
            "json", Set.of(),
            "terminal", Set.of("json"),
            "context", Set.of(),
            "api", Set.of("json", "context", "terminal"),
            "desk", Set.of("api", "context", "terminal"),
            "flags", Set.of("api", "context", "desk", "terminal"));

    private static final Set<String> FOR_NOUNS = Set.of("json", "terminal", "context", "api", "desk", "flags");

    @ArchTest
    static final ArchRule only_the_http_contract_is_known_of_the_rest = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.xerotier.router..", "org.xerotier.xem..", "org.xerotier.xim..")
            .because("xeroctl talks HTTP and nothing else");

    @ArchTest
    static final ArchRule seals_are_checked_in_one_package = noClasses()
            .that()
            .resideOutsideOfPackage(ROOT + ".audit")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.xerotier.mesh..")
            .because("only the offline verification shares code with the router");

    @ArchTest
    static final ArchRule of_the_mesh_only_seals_and_keys_are_used = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.xerotier.mesh.frame..",
                    "org.xerotier.mesh.codec..",
                    "org.xerotier.mesh.manifest..",
                    "org.xerotier.mesh.warrant..")
            .because("the jar has nothing else of that module");

    @ArchTest
    static final ArchRule only_the_terminal_prints = noClasses()
            .that()
            .doNotHaveFullyQualifiedName(Terminal.class.getName())
            .should()
            .accessField(System.class, "out")
            .orShould()
            .accessField(System.class, "err")
            .orShould()
            .accessField("java.io.FileDescriptor", "out")
            .orShould()
            .accessField("java.io.FileDescriptor", "err");

    @ArchTest
    static final ArchRule only_main_ends_the_process = noClasses()
            .that()
            .doNotHaveFullyQualifiedName(ROOT + ".Main")
            .should()
            .callMethod(System.class, "exit", int.class);

    @ArchTest
    static final ArchRule http_is_spoken_in_one_package = noClasses()
            .that()
            .resideOutsideOfPackage(ROOT + ".api")
            .should()
            .dependOnClassesThat()
            .haveFullyQualifiedName("java.net.HttpURLConnection");

    @ArchTest
    static final ArchRule time_comes_from_the_clock = noClasses()
            .should()
            .callMethod(java.time.Instant.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(Thread.class, "sleep", long.class);

    @ArchTest
    static final ArchRule packages_have_no_cycles =
            slices().matching(ROOT + ".(*)..").should().beFreeOfCycles();

    @ArchTest
    static void packages_look_only_where_the_table_says(com.tngtech.archunit.core.domain.JavaClasses all) {
        all.stream()
                .map(type -> type.getPackageName())
                .filter(name -> name.startsWith(ROOT + "."))
                .map(name -> name.substring(ROOT.length() + 1))
                .distinct()
                .forEach(room -> mayUse(room).check(all));
    }

    private static ArchRule mayUse(String room) {
        Set<String> allowed = MAY_USE.getOrDefault(room, FOR_NOUNS);
        return classes()
                .that()
                .resideInAPackage(ROOT + "." + room)
                .should()
                .onlyDependOnClassesThat(new com.tngtech.archunit.base.DescribedPredicate<>("are in " + allowed) {
                    @Override
                    public boolean test(com.tngtech.archunit.core.domain.JavaClass used) {
                        String name = used.getPackageName();
                        return !name.startsWith(ROOT)
                                || name.equals(ROOT + "." + room)
                                || allowed.stream().anyMatch(other -> name.equals(ROOT + "." + other));
                    }
                });
    }
}
