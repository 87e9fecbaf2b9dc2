package org.xerotier.router.security;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.xerotier.router.kernel.ProjectId;
import org.xerotier.router.kernel.UserId;
import org.xerotier.router.people.Identity;
import org.xerotier.router.people.ProjectRole;
import org.xerotier.router.people.SystemRole;

/**
 * The read every request begins with. It is plain SQL outside any transaction, unlike other repositories: one round
 * trip instead of three, and nothing remembered, so that a revoked key, a disabled user or a member who left fails on
 * the next request.
 */
@ApplicationScoped
class CredentialRepository {

    private static final String FIND = """
            select k.id, k.project_id, p.slug, k.name, k.principal, k.secret_hash, k.scopes, k.tool_scopes,
                   k.expires_at, k.revoked_at, k.last_used_at, u.id as user_id, u.disabled_at, u.system_role, m.role
              from api_keys k join projects p on p.id = k.project_id
              left join users u on k.principal like 'user:%' and u.id = substr(k.principal, 6)
              left join project_members m on m.project_id = k.project_id and m.user_id = u.id
             where k.secret_hash = ?
            """;

    private static final String PERSON = """
            select u.id as user_id, u.username, u.disabled_at, u.system_role, p.id as project_id, p.slug, m.role,
                   c.password_set_at,
                   (select string_agg(gp.slug || ':' || g.role || case when g.source = ? then '!' else '' end, ' ')
                      from project_members g join projects gp on gp.id = g.project_id
                     where g.user_id = u.id) as given
              from users u
              left join projects p on p.id = ? or p.slug = ?
              left join project_members m on m.project_id = p.id and m.user_id = u.id
              left join local_credentials c on c.user_id = u.id
             where u.id =
            """;

    private static final String BY_IDENTITY =
            PERSON + " (select i.user_id from user_identities i where i.issuer = ? and i.subject = ?)";

    private static final String BY_ID = PERSON + " ?";

    private static final String TOUCH =
            "update api_keys set last_used_at = ? where id = ? and (last_used_at is null or last_used_at < ?)";

    @Resource(lookup = "java:app/jdbc/router")
    DataSource database;

    Optional<Credential> find(String secretHash) {
        return first(FIND, CredentialRepository::credential, secretHash);
    }

    /**
     * The person of an id, in the project a path names.
     *
     * @param project id or slug; empty for none
     */
    Optional<SignedIn> findPerson(UserId user, String project) {
        return first(BY_ID, CredentialRepository::signedIn, "", project, project, user.value());
    }

    /**
     * The person an issuer means.
     *
     * @param source the name under which this issuer's groups give places
     */
    Optional<SignedIn> findPerson(Identity identity, String source, String project) {
        return first(
                BY_IDENTITY,
                CredentialRepository::signedIn,
                source,
                project,
                project,
                identity.issuer(),
                identity.subject());
    }

    void touch(String id, Instant now) {
        try (var connection = database.getConnection();
                var update = connection.prepareStatement(TOUCH)) {
            OffsetDateTime at = now.atOffset(ZoneOffset.UTC);
            update.setObject(1, at);
            update.setString(2, id);
            update.setObject(3, at);
            update.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("the database did not note the use of a key", e);
        }
    }

    private interface Reading<T> {
        T of(ResultSet row) throws SQLException;
    }

    private <T> Optional<T> first(String sql, Reading<T> reading, String... values) {
        try (var connection = database.getConnection();
                PreparedStatement query = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                query.setString(i + 1, values[i]);
            }
            try (ResultSet row = query.executeQuery()) {
                return row.next() ? Optional.of(reading.of(row)) : Optional.empty();
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the database did not answer who a credential belongs to", e);
        }
    }

    private static Credential credential(ResultSet row) throws SQLException {
        return new Credential(
                row.getString("id"),
                new ProjectId(row.getString("project_id")),
                row.getString("slug"),
                row.getString("name"),
                row.getString("principal"),
                row.getString("secret_hash"),
                ApiKeyRights.stored(row.getString("scopes"), row.getString("tool_scopes")),
                instant(row, "expires_at"),
                instant(row, "revoked_at"),
                instant(row, "last_used_at"),
                holder(row));
    }

    private static SignedIn signedIn(ResultSet row) throws SQLException {
        String project = row.getString("project_id");
        String given = row.getString("given");
        return new SignedIn(
                new UserId(row.getString("user_id")),
                row.getString("username"),
                holder(row),
                project == null ? null : new SignedIn.Place(new ProjectId(project), row.getString("slug")),
                instant(row, "password_set_at"),
                given == null ? Set.of() : Set.of(given.split(" ")));
    }

    private static Holder holder(ResultSet row) throws SQLException {
        if (row.getString("user_id") == null) {
            return Holder.NOBODY;
        }
        String role = row.getString("role");
        return new Holder(
                role == null ? null : ProjectRole.of(role).orElseThrow(),
                SystemRole.of(row.getString("system_role")).orElse(null),
                row.getObject("disabled_at") == null);
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
