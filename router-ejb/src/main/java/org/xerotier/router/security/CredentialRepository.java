package org.xerotier.router.security;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.xerotier.router.kernel.ProjectId;

/**
 * The read every request begins with. It is plain SQL outside any transaction, unlike other repositories: one round
 * trip instead of three, and nothing remembered, so that a revoked key fails on its next request.
 */
@ApplicationScoped
class CredentialRepository {

    private static final String FIND = """
            select k.id, k.project_id, p.slug, k.name, k.principal, k.secret_hash, k.scopes, k.tool_scopes,
                   k.expires_at, k.revoked_at, k.last_used_at
              from api_keys k join projects p on p.id = k.project_id
             where k.secret_hash = ?
            """;

    private static final String TOUCH =
            "update api_keys set last_used_at = ? where id = ? and (last_used_at is null or last_used_at < ?)";

    @Resource(lookup = "java:app/jdbc/router")
    DataSource database;

    Optional<Credential> find(String secretHash) {
        try (var connection = database.getConnection();
                var query = connection.prepareStatement(FIND)) {
            query.setString(1, secretHash);
            try (ResultSet row = query.executeQuery()) {
                return row.next() ? Optional.of(credential(row)) : Optional.empty();
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the database did not answer who a key belongs to", e);
        }
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
                instant(row, "last_used_at"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
