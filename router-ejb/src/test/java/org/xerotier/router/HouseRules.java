package org.xerotier.router;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import jakarta.persistence.Entity;
import jakarta.persistence.Version;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import org.xerotier.router.kernel.AppendOnly;
import org.xerotier.router.kernel.InTransaction;

/** The conditions behind {@link ArchitectureTest}; tried on broken classes in {@link HouseRulesTest}. */
final class HouseRules {

    private static final String ROOT = "org.xerotier.router.";

    /** Endings that make a class a door or the like; records, enums, interfaces and annotations need none. */
    private static final Set<String> PUBLIC_ENDINGS = Set.of(
            "Service",
            "Queries",
            "Exception",
            "Listener",
            "Converter",
            "Refused",
            "Startup",
            "Starter",
            "Sweep",
            "Timer");

    /** What the package-info of each room lists as public besides. */
    private static final Set<String> LISTED = Set.of(
            "Ids",
            "Settings",
            "Secret",
            "Readiness",
            "InTransactionGuard",
            "CommitConflict",
            "StandingThreads",
            "WorkThreads", // kernel
            "AuditLog", // audit
            "ScopeGuard",
            "CallerOnRequest",
            "PayloadCipher",
            "RouterKeys",
            "AccessTokens",
            "TokenSigner", // security
            "LeaseAcks",
            "MeshGate",
            "MeshSender", // mesh
            "RouterRoster", // cluster
            "ConnectedAgents",
            "FleetActors",
            "FleetNews",
            "ManifestIntake",
            "ToolCatalog", // fleet
            "CallIntake",
            "InvocationFeed", // invocation
            "PolicyDocument",
            "PolicyEngine",
            "PolicyReader" // policy
            );

    private HouseRules() {}

    static ArchCondition<JavaClass> lookOnlyWhereTheirRoomMay(Map<String, Set<String>> table, String everywhere) {
        return condition("look only into rooms the table allows", (item, events) -> {
            String room = room(item);
            if (!table.containsKey(room) && !room.equals(everywhere)) {
                report(events, item, item.getName() + " is in a room that is not in the table: " + room);
                return;
            }
            item.getDirectDependenciesFromSelf().stream()
                    .filter(dependency ->
                            dependency.getTargetClass().getPackageName().startsWith(ROOT))
                    .filter(dependency -> !room(dependency.getTargetClass()).equals(room))
                    .filter(dependency -> !room.equals(everywhere))
                    .filter(dependency ->
                            !table.getOrDefault(room, Set.of()).contains(room(dependency.getTargetClass())))
                    .forEach(dependency -> report(events, item, dependency.getDescription()));
        });
    }

    static ArchCondition<JavaClass> haveNoSetters() {
        return condition(
                "have no setters",
                (item, events) -> item.getMethods().stream()
                        .filter(method -> method.getName().matches("set[A-Z].*"))
                        .forEach(
                                method -> report(events, item, method.getFullName() + " is a setter; give it a verb")));
    }

    static ArchCondition<JavaClass> carryAVersionUnlessAppendOnly() {
        return condition("carry @Version unless @AppendOnly", (item, events) -> {
            boolean hasVersion = item.getFields().stream().anyMatch(field -> field.isAnnotatedWith(Version.class));
            if (!hasVersion && !item.isAnnotatedWith(AppendOnly.class)) {
                report(events, item, item.getName() + " has neither @Version nor @AppendOnly");
            }
        });
    }

    static ArchCondition<JavaClass> joinTransactionsOnly() {
        return condition("be @InTransaction", (item, events) -> {
            if (!item.isAnnotatedWith(InTransaction.class)) {
                report(events, item, item.getName() + " is not @InTransaction");
            }
        });
    }

    /** What stands between a bean and those it is injected into can neither override final methods nor build one without. */
    static ArchCondition<JavaClass> letProxiesStandIn() {
        return condition("let a proxy stand in for them", (item, events) -> {
            if (item.getModifiers().contains(JavaModifier.FINAL)) {
                report(events, item, item.getName() + " is final");
            }
            item.getMethods().stream()
                    .filter(method -> method.getModifiers().contains(JavaModifier.FINAL)
                            && !method.getModifiers().contains(JavaModifier.PRIVATE)
                            && !method.getModifiers().contains(JavaModifier.STATIC))
                    .forEach(method -> report(events, item, method.getFullName() + " is final"));
            boolean isMadeWithout = item.getConstructors().stream()
                    .anyMatch(made -> made.getRawParameterTypes().isEmpty()
                            && !made.getModifiers().contains(JavaModifier.PRIVATE));
            if (!isMadeWithout) {
                report(events, item, item.getName() + " has no constructor without arguments for its proxy");
            }
        });
    }

    /** Either the project itself, or something that holds one: an actor, an entity, an id found within a project. */
    static ArchCondition<JavaMethod> takeTheProject() {
        return new ArchCondition<>("take what ties it to one project, or be listed in ProjectlessQueries") {
            @Override
            public void check(JavaMethod method, ConditionEvents events) {
                boolean takes = method.getRawParameterTypes().stream()
                        .anyMatch(
                                type -> type.getSimpleName().equals("ProjectId") || type.isAnnotatedWith(Entity.class));
                String name = method.getOwner().getSimpleName() + "." + method.getName();
                if (!takes && !ProjectlessQueries.REASONS.containsKey(name)) {
                    events.add(SimpleConditionEvent.violated(method, name + " takes no ProjectId"));
                }
            }
        };
    }

    static ArchCondition<JavaClass> askTheMachineForTheTime() {
        Set<String> forbidden = Set.of("currentTimeMillis", "nanoTime");
        return condition("ask the machine for the time", (item, events) -> {
            for (JavaAccess<?> access : item.getAccessesFromSelf()) {
                String owner = access.getTargetOwner().getName();
                boolean isNow =
                        owner.startsWith("java.time.") && access.getName().equals("now");
                boolean isSystemClock =
                        owner.equals("java.time.Clock") && access.getName().startsWith("system");
                boolean isDate = owner.equals("java.util.Date")
                        && access.getDescription().contains("<init>()");
                boolean isMachine = owner.equals("java.lang.System") && forbidden.contains(access.getName());
                if (isNow || isSystemClock || isDate || isMachine) {
                    events.add(SimpleConditionEvent.satisfied(item, access.getDescription()));
                }
            }
        });
    }

    static ArchCondition<JavaClass> assignableToAMarker() {
        return condition("be a door, a record, an enum, an interface or listed", (item, events) -> {
            String name = item.getSimpleName();
            boolean isValue = item.isRecord() || item.isEnum() || item.isInterface() || item.isAnnotation();
            boolean isKnown = LISTED.contains(name) || PUBLIC_ENDINGS.stream().anyMatch(name::endsWith);
            if (!isValue && !isKnown && !name.equals("package-info")) {
                report(events, item, item.getName() + " is public without being a door or listed in its package-info");
            }
        });
    }

    static ArchCondition<JavaClass> havePublicFieldsThatAreNotConstants() {
        return condition("have public fields that are not constants", (item, events) -> {
            for (JavaField field : item.getFields()) {
                if (field.getModifiers().contains(JavaModifier.PUBLIC)
                        && !field.getModifiers().contains(JavaModifier.STATIC)) {
                    events.add(SimpleConditionEvent.satisfied(item, field.getFullName()));
                }
            }
        });
    }

    static DescribedPredicate<JavaClass> predictable(Class<?> base, Class<?> except) {
        return DescribedPredicate.describe(
                base.getSimpleName() + " but not " + except.getSimpleName(),
                item -> item.isAssignableTo(base) && !item.isAssignableTo(except));
    }

    private static String room(JavaClass item) {
        String rest = item.getPackageName()
                .substring(Math.min(ROOT.length(), item.getPackageName().length()));
        int dot = rest.indexOf('.');
        return dot < 0 ? rest : rest.substring(0, dot);
    }

    private static ArchCondition<JavaClass> condition(String words, BiConsumer<JavaClass, ConditionEvents> check) {
        return new ArchCondition<>(words) {
            @Override
            public void check(JavaClass item, ConditionEvents events) {
                check.accept(item, events);
            }
        };
    }

    private static void report(ConditionEvents events, JavaClass item, String message) {
        events.add(SimpleConditionEvent.violated(item, message));
    }
}
