package org.xerotier.xem;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The house rules of the agent. A new package belongs into the table first. */
@AnalyzeClasses(packages = "org.xerotier.xem", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    private static final String ROOT = "org.xerotier.xem";

    /** Who may look into whom. */
    private static final Map<String, Set<String>> MAY_ENTER = Map.ofEntries(
            Map.entry("time", Set.of()),
            Map.entry("state", Set.of()),
            Map.entry("config", Set.of()),
            Map.entry("bundle", Set.of()),
            Map.entry("lease", Set.of("time")),
            Map.entry("manifest", Set.of("bundle", "state")),
            Map.entry("dispatch", Set.of("bundle", "manifest", "time")),
            Map.entry("exec", Set.of("bundle", "dispatch")),
            Map.entry("check", Set.of("bundle")),
            Map.entry("enroll", Set.of("manifest", "state", "time")),
            Map.entry("discovery", Set.of()),
            Map.entry("status", Set.of("state")),
            Map.entry(
                    "doctor",
                    Set.of("bundle", "config", "enroll", "keys", "ledger", "manifest", "mesh", "state", "status")),
            Map.entry("keys", Set.of("state")),
            Map.entry("ledger", Set.of("dispatch")),
            Map.entry("mesh", Set.of("dispatch", "keys", "lease", "manifest", "state", "time")));

    private static final int LONGEST_FILE = 400;

    @ArchTest
    static final ArchRule rooms_look_only_where_the_table_lets_them = classes()
            .should(new ArchCondition<>("look only where the table lets them") {
                @Override
                public void check(JavaClass from, ConditionEvents events) {
                    String room = room(from);
                    if (room.isEmpty()) {
                        return;
                    }
                    Set<String> allowed = MAY_ENTER.get(room);
                    if (allowed == null) {
                        events.add(SimpleConditionEvent.violated(from, "room '" + room + "' is not in the table"));
                        return;
                    }
                    for (Dependency dependency : from.getDirectDependenciesFromSelf()) {
                        JavaClass to = dependency.getTargetClass();
                        boolean ours = to.getPackageName().startsWith(ROOT);
                        boolean fine = room(to).equals(room)
                                || allowed.contains(room(to))
                                || to.getName().equals(ROOT + ".NamedThreads");
                        if (ours && !fine) {
                            events.add(SimpleConditionEvent.violated(from, dependency.getDescription()));
                        }
                    }
                }
            });

    @ArchTest
    static final ArchRule rooms_have_no_cycles =
            slices().matching(ROOT + ".(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule only_the_links_know_zeromq = noClasses()
            .that()
            .haveNameNotMatching(".*\\.mesh\\.Dealer(Link|Sockets)(\\$.*)?")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.zeromq..");

    @ArchTest
    static final ArchRule there_is_no_container_here = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("jakarta..", "javax.inject..", "com.google.inject..");

    @ArchTest
    static final ArchRule the_desk_knows_neither_wall_clock_nor_threads = noClasses()
            .that()
            .resideInAnyPackage(ROOT + ".dispatch", ROOT + ".lease")
            .should()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(System.class, "nanoTime")
            .orShould()
            .callMethod(java.time.Instant.class, "now")
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(Thread.class);

    @ArchTest
    static final ArchRule nobody_sleeps = noClasses().should().callMethod(Thread.class, "sleep", long.class);

    @ArchTest
    static final ArchRule only_commands_and_the_log_print = noClasses()
            .that()
            .resideOutsideOfPackage(ROOT)
            .should()
            .accessField(System.class, "out")
            .orShould()
            .accessField(System.class, "err");

    @ArchTest
    static final ArchRule names_say_something = noClasses()
            .should()
            .haveSimpleNameEndingWith("Impl")
            .orShould()
            .haveSimpleNameEndingWith("Manager")
            .orShould()
            .haveSimpleNameEndingWith("Helper")
            .orShould()
            .haveSimpleNameEndingWith("Util")
            .orShould()
            .haveSimpleNameEndingWith("Utils");

    @Test
    void filesStaySmall() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src", "main", "java"))) {
            List<String> tooLong = files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> lines(file) > LONGEST_FILE)
                    .map(Path::toString)
                    .toList();
            assertThat(tooLong).isEmpty();
        }
    }

    private static long lines(Path file) {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.count();
        } catch (IOException unreadable) {
            throw new java.io.UncheckedIOException(unreadable);
        }
    }

    private static String room(JavaClass type) {
        String name = type.getPackageName();
        if (!name.startsWith(ROOT + ".")) {
            return "";
        }
        String rest = name.substring(ROOT.length() + 1);
        int dot = rest.indexOf('.');
        return dot < 0 ? rest : rest.substring(0, dot);
    }
}
