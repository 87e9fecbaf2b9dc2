package org.xerotier.router.approval;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.postgresql.util.PSQLException;
import org.xerotier.router.MigratedDatabase;
import org.xerotier.router.kernel.Actor;
import org.xerotier.router.kernel.ApprovalId;
import org.xerotier.router.people.ProjectRole;

/** What the database refuses whoever asks, so that the machine is not the only thing that knows the rules. */
@ExtendWith(MigratedDatabase.class)
class ApprovalSchemaTest {

    private final ApprovalRoom room;
    private ApprovalId id = new ApprovalId("apr_" + "0".repeat(32));
    private String digest = "";

    ApprovalSchemaTest(MigratedDatabase database) {
        room = new ApprovalRoom(
                database,
                "{\"levels\":{\"destructive\":{\"approvers\":{\"at_least\":2,\"of\":[{\"role\":\"owner\"}]}},"
                        + "\"irreversible\":{\"approvers\":{\"at_least\":2,\"of\":[{\"role\":\"owner\"}]}}}}");
    }

    @BeforeEach
    void aPendingRequest() {
        id = room.open();
        digest = room.detail(id).approval().digest();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "invocation_id = 'inv_x'|approval_requests_question_is_immutable",
                "requested_principal = 'x'|approval_requests_question_is_immutable",
                "digest = 'x'|approval_requests_question_is_immutable",
                "risk = 'read'|approval_requests_question_is_immutable",
                "policy_id = 'pol_x'|approval_requests_question_is_immutable",
                "requester_may_approve = true|approval_requests_question_is_immutable",
                "stage = -1|approval_requests_round_and_stage_only_grow",
                "round = 0|approval_requests_round_and_stage_only_grow",
                "stage_due_at = now() + interval '9 days'|approval_requests_clock_is_not_moved",
                "status = 'preparing'|approval_requests_status_follows_its_life",
                "status = 'approved'|approval_requests_decided_when_settled",
                "status = 'approved', decided_at = stage_due_at|approval_requests_never_approved_late",
                "status = 'approved', decided_at = now(), decided_principal = requested_principal"
                        + "|approval_requests_approver_is_not_requester"
            })
    void aQuestionIsWhatItWasAndDecidedOnlyInTime(String change, String constraint) throws SQLException {
        assertThat(refusal("update approval_requests set " + change + " where id = '" + id + "'"))
                .isEqualTo(constraint);
    }

    @Test
    void settledIsFinal() throws SQLException {
        Actor owner = room.person("owner", ProjectRole.OWNER);
        room.now(service -> service.reject(owner, id, "no"));

        assertThat(refusal("update approval_requests set status = 'approved' where id = '" + id + "'"))
                .isEqualTo("approval_requests_settled_is_final");
        assertThat(refusal("update approval_stages set outcome = 'approved' where approval_id = '" + id + "'"))
                .isEqualTo("approval_stages_settled_is_final");
        assertThat(refusal(vote("v1", 1, "p", digest, "now()")))
                .isEqualTo("approval_votes_are_about_a_pending_question");
    }

    @Test
    void aPersonHasOneYesInARound() throws SQLException {
        assertThat(refusal(vote("v2", 1, "p", digest, "now()"))).isNull();
        assertThat(refusal(vote("v3", 1, "p", digest, "now()")))
                .isEqualTo("approval_votes_one_yes_per_person_and_round");
        assertThat(refusal(vote("v4", 1, "q", digest, "now()"))).isNull();
    }

    @Test
    void aWordIsForThisRoundThisDigestAndInTime() throws SQLException {
        assertThat(refusal(vote("v5", 2, "p", digest, "now()")))
                .isEqualTo("approval_votes_are_about_a_pending_question");
        assertThat(refusal(vote("v6", 1, "p", "another", "now()")))
                .isEqualTo("approval_votes_are_about_a_pending_question");
        assertThat(refusal(vote("v7", 1, "p", digest, "now() + interval '9 days'")))
                .isEqualTo("approval_votes_are_never_late");
        assertThat(refusal(vote("v8", 1, room.requester.principal(), digest, "now()")))
                .isEqualTo("approval_votes_never_from_the_requester");
        assertThat(refusal(vote("v9", 1, "p", digest, "now()").replace("'api_key'", "'agent'")))
                .isEqualTo("approval_votes_come_from_people");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "due_at = due_at + interval '1 day'|approval_stages_clock_is_immutable",
                "opened_at = opened_at - interval '1 day'|approval_stages_clock_is_immutable",
                "outcome = 'timeout', settled_at = now()|approval_stages_clock_runs_out_not_early",
                "outcome = 'approved', settled_at = due_at|approval_stages_never_approved_late",
                "outcome = 'won', settled_at = now()|approval_stages_outcome_is_known"
            })
    void aClockIsNotMovedAndRunsOutNeitherEarlyNorAsConsent(String change, String constraint) throws SQLException {
        assertThat(refusal("update approval_stages set " + change + " where approval_id = '" + id + "'"))
                .isEqualTo(constraint);
    }

    @Test
    void whatWasAskedSaidAndToldCannotBeRewritten() throws SQLException {
        for (String table : new String[] {"approval_rounds", "approval_votes", "approval_events"}) {
            assertThat(refusal("update " + table + " set project_id = 'x'")).isEqualTo("42501");
            assertThat(refusal("delete from " + table)).isEqualTo("42501");
        }
        assertThat(refusal("delete from approval_requests")).isEqualTo("42501");
        assertThat(refusal("delete from approval_stages")).isEqualTo("42501");
    }

    @Test
    void argumentsChangeOnlyInANewRoundThatIsOnRecord() throws SQLException {
        String invocation = "where id = '" + room.detail(id).approval().invocationId() + "'";

        assertThat(refusal("update invocations set arguments = '\\x01' " + invocation))
                .isEqualTo("invocations_request_is_immutable");
        assertThat(refusal("update invocations set effective_risk = 'read' " + invocation))
                .isEqualTo("invocations_request_is_immutable");
        assertThat(refusal("update invocations set preconditions = '[1]' " + invocation))
                .isEqualTo("invocations_request_is_immutable");
        assertThat(refusal("update invocations set round = 3, arguments = '\\x01' " + invocation))
                .isEqualTo("invocations_request_is_immutable");
        assertThat(refusal(
                        "update invocations set round = 2, arguments = '\\x01', arguments_digest = 'x' " + invocation))
                .isEqualTo("invocations_round_is_on_record");
        assertThat(refusal("update invocations set status = 'queued', round = 2 " + invocation))
                .isEqualTo("invocations_request_is_immutable");
    }

    private String vote(String name, int round, String principal, String seen, String at) {
        return ("insert into approval_votes (id, project_id, approval_id, round, stage, kind, principal, voter_id,"
                        + " voter_name, voter_kind, channel, digest, is_exception, at) values ('%s-%s', '%s', '%s', %d, 0,"
                        + " 'approve', '%s', 'k', 'k', 'api_key', 'key', '%s', false, %s)")
                .formatted(name, id, room.project, id, round, principal, seen, at);
    }

    /** The constraint that refused, the SQL state where there is none, or null if it was done. */
    private @Nullable String refusal(String sql) throws SQLException {
        try (var connection = room.database.app();
                var statement = connection.createStatement()) {
            statement.executeUpdate(sql);
            return null;
        } catch (PSQLException refused) {
            var message = refused.getServerErrorMessage();
            String constraint = message == null ? null : message.getConstraint();
            return constraint == null ? refused.getSQLState() : constraint;
        }
    }
}
