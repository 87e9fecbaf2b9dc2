package org.xerotier.router.web;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.xerotier.router.web.access.Open;
import org.xerotier.router.web.access.Requires;
import org.xerotier.router.web.access.RequiresSystem;
import org.xerotier.router.web.openapi.Operation;

/** The house rules of the router's HTTP face, as sentences. */
@AnalyzeClasses(packages = "org.xerotier.router.web", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    private static final DescribedPredicate<JavaMethod> RESOURCE_METHOD = DescribedPredicate.describe(
            "answer HTTP",
            method -> Stream.of(GET.class, POST.class, PUT.class, DELETE.class).anyMatch(method::isAnnotatedWith));

    @ArchTest
    static final ArchRule every_resource_method_says_who_may_call_it = methods()
            .that(RESOURCE_METHOD)
            .should()
            .beAnnotatedWith(Requires.class)
            .orShould()
            .beAnnotatedWith(RequiresSystem.class)
            .orShould()
            .beAnnotatedWith(Open.class)
            .because("what says nothing would be open by mistake (docs/adr/0007)");

    @ArchTest
    static final ArchRule every_resource_method_is_described =
            methods().that(RESOURCE_METHOD).should().beAnnotatedWith(Operation.class);

    @ArchTest
    static final ArchRule open_operations_are_outside_projects = methods()
            .that(RESOURCE_METHOD)
            .and()
            .areAnnotatedWith(Open.class)
            .should()
            .beDeclaredInClassesThat()
            .haveNameMatching(".*\\.(Health|OpenApi|Bootstrap|Enroll|Auth|ApprovalLinks|ApprovePage)Resource");

    @ArchTest
    static final ArchRule paths_are_answered_by_resources_only =
            classes().that().areAnnotatedWith(Path.class).should().haveSimpleNameEndingWith("Resource");

    @ArchTest
    static final ArchRule the_database_is_other_peoples_business = noClasses()
            .that()
            .resideOutsideOfPackage("..web.error")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("jakarta.persistence..", "java.sql..", "javax.sql..")
            .because("doors are called, tables are not; only the meaning of their failures is known here");

    @ArchTest
    static final ArchRule bodies_are_records = classes()
            .that()
            .haveSimpleNameEndingWith("Request")
            .or()
            .haveNameMatching(".*\\.(?!House)[A-Z][A-Za-z]*Response")
            .should()
            .beRecords();

    @ArchTest
    static final ArchRule time_and_threads_come_in_through_the_door = noClasses()
            .should()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(System.class, "nanoTime")
            .orShould()
            .callMethod(java.time.Instant.class, "now")
            .orShould()
            .callConstructor(Thread.class, Runnable.class)
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(Executors.class);

    @ArchTest
    static final ArchRule no_role_annotations_of_the_server = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAPackage("jakarta.annotation.security..")
            .because("the server does not hold them after a restart");

    /** Explicit registration has this one weakness: forgetting. */
    @ArchTest
    static void every_resource_is_registered(JavaClasses all) {
        assertThat(all.stream().filter(type -> type.isAnnotatedWith(Path.class)))
                .extracting(type -> type.reflect().getName())
                .containsExactlyInAnyOrderElementsOf(RouterApplication.RESOURCES.stream()
                        .<String>map(Class::getName)
                        .toList());
    }

    @ArchTest
    static void resources_stay_small(JavaClasses all) {
        assertThat(all.stream()
                        .filter(type -> type.getSimpleName().endsWith("Resource"))
                        .filter(type -> lines(type.getName()) > 150)
                        .map(type -> type.getSimpleName()))
                .isEmpty();
    }

    private static int lines(String type) {
        java.nio.file.Path source = java.nio.file.Path.of("src/main/java", type.replace('.', '/') + ".java");
        try {
            List<String> lines = Files.readAllLines(source);
            return (int)
                    lines.stream().filter(line -> !line.startsWith("import ")).count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
