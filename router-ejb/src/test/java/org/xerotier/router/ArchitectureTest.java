package org.xerotier.router;

import static com.tngtech.archunit.lang.conditions.ArchPredicates.are;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.xerotier.router.HouseRules.assignableToAMarker;
import static org.xerotier.router.HouseRules.carryAVersionUnlessAppendOnly;
import static org.xerotier.router.HouseRules.haveNoSetters;
import static org.xerotier.router.HouseRules.lookOnlyWhereTheirRoomMay;
import static org.xerotier.router.HouseRules.takeTheProject;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import jakarta.ejb.MessageDriven;
import jakarta.ejb.Stateless;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.security.SecureRandom;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.Timer;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;

/** The house rules of the router's domain, as sentences (docs/explanation/rooms.md). */
@AnalyzeClasses(packages = "org.xerotier.router", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    /** Who may look into whom. A room that is not here is not allowed to exist. */
    static final Map<String, Set<String>> MAY_LOOK_INTO = Map.ofEntries(
            room("kernel"),
            room("project", "kernel"),
            room("audit", "kernel"),
            room("mesh", "kernel"),
            room("people", "kernel", "project", "audit"),
            room("policy", "kernel", "project", "audit", "people"),
            room("security", "kernel", "project", "audit", "people"),
            room("workspace", "kernel", "project", "audit"),
            room("cluster", "kernel", "security", "mesh"),
            room("fleet", "kernel", "project", "audit", "security", "workspace", "mesh", "cluster"),
            room("enrollment", "kernel", "project", "audit", "security", "workspace", "mesh", "fleet"),
            room("approval", "kernel", "project", "audit", "people", "policy", "security", "workspace"),
            room("grant", "kernel", "project", "audit", "people", "policy", "security", "workspace", "approval"),
            room("link", "kernel", "project", "audit", "people", "policy", "security", "workspace", "approval"),
            room(
                    "invocation",
                    "kernel",
                    "project",
                    "audit",
                    "people",
                    "policy",
                    "security",
                    "workspace",
                    "mesh",
                    "cluster",
                    "fleet",
                    "approval",
                    "grant"),
            room(
                    "notify",
                    "kernel",
                    "project",
                    "audit",
                    "people",
                    "policy",
                    "security",
                    "workspace",
                    "fleet",
                    "approval",
                    "invocation"));

    private static Map.Entry<String, Set<String>> room(String name, String... below) {
        return Map.entry(name, Set.of(below));
    }

    /** The start looks everywhere and nobody looks at it. */
    static final String BOOT = "boot";

    @ArchTest
    static final ArchRule rooms_look_only_into_rooms_below_them = classes()
            .should(lookOnlyWhereTheirRoomMay(MAY_LOOK_INTO, BOOT))
            .because("the table of rooms is the plan of the house (ADR 0001)");

    @ArchTest
    static final ArchRule rooms_form_no_cycles =
            slices().matching("org.xerotier.router.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule entities_are_furniture = classes()
            .that()
            .areAnnotatedWith(Entity.class)
            .should()
            .notBePublic()
            .andShould(haveNoSetters())
            .andShould(carryAVersionUnlessAppendOnly())
            .because("an entity has verbs, is locked optimistically, and is nobody else's business");

    @ArchTest
    static final ArchRule only_repositories_touch_the_entity_manager = noClasses()
            .that()
            .haveNameNotMatching(".*Repository(\\$.*)?")
            .should()
            .dependOnClassesThat()
            .areAssignableTo(EntityManager.class);

    @ArchTest
    static final ArchRule only_doors_open_transactions = classes()
            .that()
            .areAnnotatedWith(Stateless.class)
            .should()
            .haveNameMatching(".*(Service|Queries)")
            .andShould()
            .bePublic()
            .because("a door that only reads is called Queries");

    @ArchTest
    static final ArchRule frames_arrive_at_listeners = classes()
            .that()
            .areAnnotatedWith(MessageDriven.class)
            .should()
            .haveSimpleNameEndingWith("Listener")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule repositories_join_a_transaction_and_never_begin_one = classes()
            .that()
            .haveSimpleNameEndingWith("Repository")
            .and()
            .doNotHaveSimpleName("CredentialRepository")
            .or()
            .areAnnotatedWith(Transactional.class)
            .should(HouseRules.joinTransactionsOnly())
            .because("CredentialRepository alone reads outside: it is the read every request begins with (ADR 0007)");

    @ArchTest
    static final ArchRule every_query_takes_the_project = methods()
            .that()
            .areDeclaredInClassesThat()
            .haveSimpleNameEndingWith("Repository")
            .and()
            .areNotPrivate()
            .and()
            .areNotStatic()
            .should(takeTheProject())
            .because("a query without the project's predicate is how one tenant sees another's rows");

    @ArchTest
    static final ArchRule time_comes_from_the_clock = noClasses()
            .that()
            .doNotHaveFullyQualifiedName("org.xerotier.router.kernel.Ambient")
            .should(HouseRules.askTheMachineForTheTime())
            .because("tests move the clock, and a step of the wall clock must not end leases");

    @ArchTest
    static final ArchRule threads_come_from_the_container = noClasses()
            .should()
            .callConstructor(Thread.class)
            .orShould()
            .callConstructor(Thread.class, Runnable.class)
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(Timer.class)
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(Executors.class)
            .orShould()
            .callMethod(Thread.class, "sleep", long.class);

    @ArchTest
    static final ArchRule chance_is_secure = noClasses()
            .should()
            .dependOnClassesThat(are(HouseRules.predictable(Random.class, SecureRandom.class)))
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(ThreadLocalRandom.class)
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(UUID.class);

    @ArchTest
    static final ArchRule nothing_prints =
            noClasses().should().accessField(System.class, "out").orShould().accessField(System.class, "err");

    @ArchTest
    static final ArchRule http_stays_in_the_web_module =
            noClasses().should().dependOnClassesThat().resideInAnyPackage("jakarta.ws.rs..", "jakarta.json.bind..");

    @ArchTest
    static final ArchRule configuration_is_read_through_settings = noClasses()
            .that()
            .doNotHaveFullyQualifiedName("org.xerotier.router.kernel.Ambient")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.eclipse.microprofile.config..")
            .orShould()
            .callMethod(System.class, "getenv", String.class)
            .orShould()
            .callMethod(System.class, "getProperty", String.class);

    @ArchTest
    static final ArchRule beans_have_a_scope_that_is_discovered = noClasses()
            .should()
            .beAnnotatedWith(jakarta.inject.Singleton.class)
            .because("the pseudo-scope does not make a class a bean in an archive with discovery by annotation");

    @ArchTest
    static final ArchRule beans_let_proxies_stand_in = classes()
            .that()
            .areAnnotatedWith(jakarta.enterprise.context.ApplicationScoped.class)
            .or()
            .areAnnotatedWith(jakarta.enterprise.context.RequestScoped.class)
            .or()
            .areAnnotatedWith(Stateless.class)
            .should(HouseRules.letProxiesStandIn())
            .because("a bean that cannot be proxied is found out only when the application is deployed");

    @ArchTest
    static final ArchRule public_classes_are_doors_and_values = classes()
            .that()
            .arePublic()
            .and()
            .areTopLevelClasses()
            .should(assignableToAMarker())
            .because("everything else in a room is furniture; what is public besides is listed in its package-info");

    @ArchTest
    static final ArchRule names_say_what_a_thing_is =
            noClasses().should().haveNameMatching(".*(Impl|Manager|Helper|Util|Utils|Info|Wrapper|Processor|Dto)");

    @ArchTest
    static final ArchRule injected_fields_are_not_public =
            noClasses().should(HouseRules.havePublicFieldsThatAreNotConstants());
}
