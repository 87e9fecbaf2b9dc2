package org.xerotier.router.people;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.xerotier.mesh.manifest.RiskLevel;
import org.xerotier.router.kernel.InTransaction;
import org.xerotier.router.kernel.ProjectId;
import org.xerotier.router.kernel.UserId;

@ApplicationScoped
@InTransaction
class StandingRepository {

    /** What is lent holds while its lender is an active owner and its holder has a place in the project. */
    private static final String FIND = """
            select u.display_name, u.system_role, m.role,
                   (select string_agg(d.risk_levels, ' ')
                      from delegations d
                      join project_members o on o.project_id = d.project_id and o.user_id = d.lent_by and o.role = 'owner'
                      join users l on l.id = d.lent_by and l.disabled_at is null
                     where d.member_id = m.user_id and d.project_id = m.project_id and d.revoked_at is null
                       and d.starts_at <= ? and d.ends_at > ?)
              from users u
              left join project_members m on m.user_id = u.id and m.project_id = ?
             where u.id = ? and u.disabled_at is null and (m.role is not null or u.system_role = 'admin')
            """;

    @PersistenceContext(unitName = "router")
    EntityManager entities;

    Optional<Standing> find(ProjectId project, UserId user, Instant now) {
        List<?> rows = entities.createNativeQuery(FIND)
                .setParameter(1, now.atOffset(ZoneOffset.UTC))
                .setParameter(2, now.atOffset(ZoneOffset.UTC))
                .setParameter(3, project.value())
                .setParameter(4, user.value())
                .getResultList();
        return rows.stream().findFirst().map(row -> standing(user, (Object[]) row));
    }

    private static Standing standing(UserId user, @Nullable Object[] row) {
        return new Standing(
                new PersonPrincipal(user).text(),
                user,
                String.valueOf(row[0]),
                words(row[2]).flatMap(word -> ProjectRole.of(word).stream()).collect(Collectors.toSet()),
                words(row[1]).flatMap(word -> SystemRole.of(word).stream()).collect(Collectors.toSet()),
                risks(row[3]));
    }

    private static Set<RiskLevel> risks(@Nullable Object text) {
        return words(text).map(RiskLevel::ofWireName).collect(Collectors.toSet());
    }

    private static Stream<String> words(@Nullable Object text) {
        return text == null ? Stream.empty() : Arrays.stream(text.toString().split(" "));
    }
}
