package org.xerotier.router.policy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.List;
import org.xerotier.mesh.manifest.RiskLevel;
import org.xerotier.router.kernel.UserId;
import org.xerotier.router.people.ProjectRole;
import org.xerotier.router.people.Standing;
import org.xerotier.router.people.SystemRole;

/**
 * Whose consent is enough: a tree with people at its leaves.
 *
 * <p>Each leaf that is used takes one person of its own. A person counts once however many leaves they match, and
 * however many standings (keys) speak for them.
 */
public sealed interface ApproverRule {

    /** Leaves and branches together, in one tree. */
    int MAX_NODES = 64;

    /** Levels of nesting in one tree. */
    int MAX_DEPTH = 8;

    /** Whether this person could count here at all, alone or with others. */
    boolean concerns(Standing person);

    /** Whether these people's consent is enough. */
    default boolean isSatisfiedBy(Collection<Standing> people) {
        return ApproverWays.of(this).areMetBy(people);
    }

    /** As documents spell it. */
    default ObjectNode toJson() {
        return PolicyWriter.tree(this);
    }

    /** One of the rules. */
    record Any(List<ApproverRule> of) implements ApproverRule {
        public Any {
            of = List.copyOf(of);
        }

        @Override
        public boolean concerns(Standing person) {
            return of.stream().anyMatch(rule -> rule.concerns(person));
        }
    }

    /** All of the rules, each by people of its own. */
    record All(List<ApproverRule> of) implements ApproverRule {
        public All {
            of = List.copyOf(of);
        }

        @Override
        public boolean concerns(Standing person) {
            return of.stream().anyMatch(rule -> rule.concerns(person));
        }
    }

    /**
     * {@code count} times one of the rules, each time by other people: two of {@code [role owner]} are two owners.
     */
    record AtLeast(int count, List<ApproverRule> of) implements ApproverRule {
        public AtLeast {
            of = List.copyOf(of);
        }

        @Override
        public boolean concerns(Standing person) {
            return of.stream().anyMatch(rule -> rule.concerns(person));
        }
    }

    /** This person. */
    record User(UserId id) implements ApproverRule {
        @Override
        public boolean concerns(Standing person) {
            return id.equals(person.user());
        }
    }

    /** Somebody with this role in the project. */
    record Role(ProjectRole role) implements ApproverRule {
        @Override
        public boolean concerns(Standing person) {
            return person.roles().contains(role);
        }
    }

    /** Somebody with this role on the router. */
    record OfSystem(SystemRole role) implements ApproverRule {
        @Override
        public boolean concerns(Standing person) {
            return person.systemRoles().contains(role);
        }
    }

    /** Somebody to whom an owner lent the authority to approve calls of this risk level. */
    record Delegated(RiskLevel level) implements ApproverRule {
        @Override
        public boolean concerns(Standing person) {
            return person.delegated().contains(level);
        }
    }
}
