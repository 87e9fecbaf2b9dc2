package org.xerotier.systemtests.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import jakarta.annotation.Resource;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.xerotier.router.audit.AuditEntry;
import org.xerotier.router.audit.AuditLog;
import org.xerotier.router.kernel.Actor;
import org.xerotier.router.kernel.ActorKind;
import org.xerotier.router.kernel.IdPrefix;
import org.xerotier.router.kernel.Ids;
import org.xerotier.router.kernel.ProjectId;
import org.xerotier.router.kernel.RequestContext;
import org.xerotier.router.kernel.RouterException;
import org.xerotier.router.kernel.Scope;
import org.xerotier.router.kernel.ToolScopes;
import org.xerotier.router.kernel.TraceContext;
import org.xerotier.router.workspace.CreateWorkspace;
import org.xerotier.router.workspace.WorkspaceKind;
import org.xerotier.router.workspace.WorkspaceService;

/** The rooms' doors inside the real server: transactions, injection and the database's own guards. */
@ExtendWith(ArquillianExtension.class)
public class DoorsIT {

    @Deployment
    public static EnterpriseArchive router() {
        return RouterDeployment.with(DoorsIT.class);
    }

    @Inject
    WorkspaceService workspaces;

    @Inject
    AuditLog audit;

    @Inject
    Ids ids;

    @Resource(lookup = "java:app/jdbc/router")
    DataSource database;

    @Test
    void anActAndItsAuditRowAreOneTransaction() throws SQLException {
        Actor actor = actor();
        String name = "ws-" + UUID.randomUUID();
        workspaces.create(actor, wanted(name));
        assertThat(count("execution_audit_log", "project_id", actor)).isEqualTo(1);

        assertThatThrownBy(() -> workspaces.create(actor, wanted(name))).isInstanceOf(RouterException.class);
        assertThat(count("execution_audit_log", "project_id", actor)).isEqualTo(1);
        assertThat(count("workspaces", "project_id", actor)).isEqualTo(1);
    }

    @Test
    void theAuditLogIsWrittenOnlyInsideATransaction() {
        assertThatThrownBy(() -> audit.record(actor(), AuditEntry.of("test.done", "test", "1")))
                .hasStackTraceContaining("TransactionRequired");
    }

    @Test
    void theRoutersOwnRoleCannotRewriteTheAuditLog() {
        for (String attempt : new String[] {
            "update execution_audit_log set outcome = 'done'",
            "delete from execution_audit_log",
            "truncate execution_audit_log",
            "alter table execution_audit_log disable trigger all"
        }) {
            assertThatThrownBy(() -> execute(attempt)).as(attempt).isInstanceOf(SQLException.class);
        }
    }

    private CreateWorkspace wanted(String name) {
        return new CreateWorkspace(name, WorkspaceKind.OPERATIONAL, JsonNodeFactory.instance.objectNode());
    }

    private Actor actor() throws IllegalStateException {
        java.security.SecureRandom random = new java.security.SecureRandom();
        ProjectId project = new ProjectId(ids.next(IdPrefix.PROJECT));
        try {
            execute("insert into projects (id, slug, name, created_at, version) values ('%s', '%s', 'inside', now(), 0)"
                    .formatted(
                            project.value(), "p" + UUID.randomUUID().toString().substring(0, 8)));
        } catch (SQLException fault) {
            throw new IllegalStateException(fault);
        }
        return new Actor(
                ActorKind.API_KEY,
                "key-inside",
                "inside",
                "inside",
                project,
                Set.of(Scope.MANAGEMENT),
                ToolScopes.ALL,
                new RequestContext("req-inside", TraceContext.begin(random)));
    }

    private long count(String table, String column, Actor actor) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                var rows = statement.executeQuery("select count(*) from %s where %s = '%s'"
                        .formatted(table, column, actor.requireProject().value()))) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
