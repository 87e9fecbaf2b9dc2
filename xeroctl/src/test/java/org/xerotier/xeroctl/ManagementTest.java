package org.xerotier.xeroctl;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ManagementTest {
    private final FakeRouter router = new FakeRouter();
    private final Session session = Session.at(router);

    @AfterEach
    void stop() {
        router.close();
    }

    /** Command, request, body. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            nullValues = "-",
            value = {
                "agents | GET /management/agents | -",
                "agents list --state stale --limit 3 | GET /management/agents?state=stale&limit=3 | -",
                "agents web-1 | GET /management/agents/web-1 | -",
                "agents show web-1 | GET /management/agents/web-1 | -",
                "agents web-1 --events | GET /management/agents/web-1/events | -",
                "agents events web-1 --after e4 | GET /management/agents/web-1/events?after=e4 | -",
                "agents revoke web-1 --reason lost | POST /management/agents/web-1/revoke-credentials"
                        + " | {\"reason\":\"lost\"}",
                "agents revoke-credentials web-1 --reason lost | POST /management/agents/web-1/revoke-credentials"
                        + " | {\"reason\":\"lost\"}",
                "agents list --state conflict_pill | GET /management/agents?state=conflict_pill | -",
                "agents pause-exec web-1 --reason disk | POST /management/agents/web-1/pause-exec"
                        + " | {\"reason\":\"disk\"}",
                "agents pause-exec web-1 --workspace ops --reason disk | POST /management/agents/web-1/pause-exec"
                        + " | {\"workspace\":\"ops\",\"reason\":\"disk\"}",
                "agents resume-exec web-1 -w ops --reason done | POST /management/agents/web-1/resume-exec"
                        + " | {\"workspace\":\"ops\",\"reason\":\"done\"}",
                "agents recover web-1 --keep agt_1 --reason moved | POST /management/agents/web-1/recover"
                        + " | {\"keep\":\"agt_1\",\"reason\":\"moved\"}",
                "agents curve-rotate web-1 --reason yearly | POST /management/agents/web-1/curve-rotate"
                        + " | {\"reason\":\"yearly\"}",
                "agents candidates list --state pending | GET /management/candidates?state=pending | -",
                "agents candidates list web-1 --limit 2 | GET /management/agents/web-1/candidates?limit=2 | -",
                "agents candidates approve web-1 cnd_1 | POST /management/agents/web-1/candidates/cnd_1/approve | {}",
                "agents candidates approve web-1 cnd_1 -w ops"
                        + " | POST /management/agents/web-1/candidates/cnd_1/approve | {\"workspace\":\"ops\"}",
                "agents candidates reject web-1 cnd_1 --reason no"
                        + " | POST /management/agents/web-1/candidates/cnd_1/reject | {\"reason\":\"no\"}",
                "agents join-keys | GET /management/join-keys | -",
                "agents join-keys list | GET /management/join-keys | -",
                "agents join-keys show jk_1 | GET /management/join-keys/jk_1 | -",
                "agents join-keys revoke jk_1 | DELETE /management/join-keys/jk_1 | -",
                "agents join-keys --revoke jk_1 | DELETE /management/join-keys/jk_1 | -",
                "agents join-keys create --name a --ttl 1h | POST /management/join-keys"
                        + " | {\"name\":\"a\",\"ttl_seconds\":3600}",
                "agents join-keys --create --name a --region eu --router-addr http://r --role xim --registration-name w"
                        + " | POST /management/join-keys | {\"name\":\"a\",\"role\":\"xim\",\"region\":\"eu\","
                        + "\"router_address\":\"http://r\",\"registration_name\":\"w\"}",
                "routers | GET /management/routers | -",
                "workspaces list | GET /workspaces | -",
                "workspaces show ops | GET /workspaces/ops | -",
                "workspaces create ops --kind operational --namespaces a,b-* --path-prefixes /srv | POST /workspaces"
                        + " | {\"name\":\"ops\",\"kind\":\"operational\","
                        + "\"scope\":{\"namespaces\":[\"a\",\"b-*\"],\"path_prefixes\":[\"/srv\"]}}",
                "workspaces create --name ops | POST /workspaces | {\"name\":\"ops\"}",
                "workspaces update ops --scope {} | PUT /workspaces/ops | {\"scope\":{}}",
                "workspaces update ops --name prod --hosts db-1 | PUT /workspaces/ops"
                        + " | {\"name\":\"prod\",\"scope\":{\"hosts\":[\"db-1\"]}}",
                "workspaces promote ops | PUT /workspaces/ops | {\"kind\":\"operational\"}",
                "workspaces bind ops --agent web-1 | POST /workspaces/ops/bindings | {\"agent\":\"web-1\"}",
                "workspaces unbind ops --agent web-1 | DELETE /workspaces/ops/bindings/web-1 | -",
                "workspaces pause-exec ops --reason moving | POST /workspaces/ops/pause-exec | {\"reason\":\"moving\"}",
                "workspaces resume-exec ops | POST /workspaces/ops/resume-exec | {}",
                "workspaces resume-exec ops --reason moved | POST /workspaces/ops/resume-exec | {\"reason\":\"moved\"}",
                "approvals list --status pending --risk destructive -w ops"
                        + " | GET /exec/approvals?status=pending&risk=destructive&workspace=ops | -",
                "approvals show apr_1 -o json | GET /exec/approvals/apr_1 | -",
                "approvals approve apr_1 --note ok --confirm a.b | POST /exec/approvals/apr_1/approve"
                        + " | {\"note\":\"ok\",\"confirm\":\"a.b\"}",
                "approvals reject apr_1 --reason no | POST /exec/approvals/apr_1/reject | {\"reason\":\"no\"}",
                "policies list -w ops --limit 3 | GET /exec/workspaces/ops/approval-policies?limit=3 | -",
                "policies show -w ops | GET /exec/workspaces/ops/approval-policies/in-force | -",
                "policies show pol_1 -w ops | GET /exec/workspaces/ops/approval-policies/pol_1 | -",
                "policies activate -w ops restricted"
                        + " | POST /exec/workspaces/ops/approval-policies/restricted/activate | {}",
                "policies simulate -w ops --policy restricted --from 1h --limit 5000"
                        + " | POST /exec/workspaces/ops/approval-policies/simulate"
                        + " | {\"policy\":\"restricted\",\"from\":\"2026-11-21T03:20:00Z\",\"limit\":5000}",
                "grants list --status active --tool a.b | GET /exec/grants?status=active&tool=a.b | -",
                "grants show grant_1 | GET /exec/grants/grant_1 | -",
                "grants revoke grant_1 | DELETE /exec/grants/grant_1 | -",
                "keys | GET /management/api-keys | -",
                "keys list | GET /management/api-keys | -",
                "keys show key_1 | GET /management/api-keys/key_1 | -",
                "keys key_1 | GET /management/api-keys/key_1 | -",
                "keys key_1 --delete | DELETE /management/api-keys/key_1 | -",
                "keys revoke key_1 | DELETE /management/api-keys/key_1 | -",
                "keys create --name ci --scopes execution,kubectl.get --expires 30d | POST /management/api-keys"
                        + " | {\"name\":\"ci\",\"scopes\":[\"execution\",\"kubectl.get\"],"
                        + "\"expires_at\":\"2026-12-21T04:20:00Z\"}",
                "keys --create --name ci --scopes approve | POST /management/api-keys"
                        + " | {\"name\":\"ci\",\"scopes\":[\"approve\"]}",
                "users list | GET /v1/users | -",
                "users show bob | GET /v1/users/bob | -",
                "users create bob --name B --email b@x.y --system-role operator | POST /v1/users"
                        + " | {\"username\":\"bob\",\"display_name\":\"B\",\"email\":\"b@x.y\",\"system_role\":\"operator\"}",
                "users update bob --disable | PUT /v1/users/bob | {\"status\":\"disabled\"}",
                "users update bob --enable --system-role none | PUT /v1/users/bob"
                        + " | {\"system_role\":\"none\",\"status\":\"active\"}",
                "whoami | GET /v1/auth/me | -",
                "members list | GET /management/members | -",
                "members add bob --role owner | POST /management/members | {\"user\":\"bob\",\"role\":\"owner\"}",
                "members role bob member | PUT /management/members/bob | {\"role\":\"member\"}",
                "members remove bob | DELETE /management/members/bob | -",
                "delegations list | GET /management/delegations | -",
                "delegations show dlg_1 | GET /management/delegations/dlg_1 | -",
                "delegations lend bob --risk write,destructive --for 8h --reason why | POST /management/delegations"
                        + " | {\"member\":\"bob\",\"risk_levels\":[\"write\",\"destructive\"],"
                        + "\"until\":\"2026-11-21T12:20:00Z\",\"reason\":\"why\"}",
                "delegations revoke dlg_1 | DELETE /management/delegations/dlg_1 | -",
                "audit checkpoints --limit 1 | GET /management/audit/checkpoints?limit=1 | -",
                "audit export --actor user:usr_1 --after 5 --limit 2 | GET"
                        + " /management/audit/export?actor=user%3Ausr_1&after=5&limit=2 | -",
                "audit list --action a.b --subject inv_1 --from 1h --to 2026-11-21T04:00:00Z"
                        + " | GET /management/audit?action=a.b&subject=inv_1&from=2026-11-21T03%3A20%3A00Z"
                        + "&to=2026-11-21T04%3A00%3A00Z | -",
                "webhooks | GET /webhooks | -",
                "webhooks list --limit 3 | GET /webhooks?limit=3 | -",
                "webhooks create --url https://h.example/x --event exec.failed,exec.approved --metadata a=b | POST /webhooks"
                        + " | {\"url\":\"https://h.example/x\",\"events\":[\"exec.failed\",\"exec.approved\"],"
                        + "\"metadata\":{\"a\":\"b\"}}",
                "webhooks show whk_1 | GET /webhooks/whk_1 | -",
                "webhooks update whk_1 --off --description x | PUT /webhooks/whk_1"
                        + " | {\"description\":\"x\",\"active\":false}",
                "webhooks delete whk_1 | DELETE /webhooks/whk_1 | -",
                "webhooks test whk_1 | POST /webhooks/whk_1/test | {}",
                "webhooks deliveries whk_1 | GET /webhooks/whk_1/deliveries | -",
                "webhooks rotate-secret whk_1 | POST /webhooks/whk_1/rotate-secret | {}",
                "dead-letters | GET /management/dead-letters | -",
                "dead-letters list | GET /management/dead-letters | -",
                "dead-letters show dead_1 | GET /management/dead-letters/dead_1 | -",
                "dead-letters retry dead_1 | POST /management/dead-letters/dead_1/retry | {}",
                "dead-letters discard dead_1 | DELETE /management/dead-letters/dead_1 | -",
                "status | GET /status | -",
            })
    void aCommandIsOneRequest(String command, String request, String body) {
        router.answers(request, 200, "{\"id\":\"x\",\"key\":\"k\",\"secret\":\"s\",\"data\":[]}");

        Session.Result result = session.run(command.split(" "));

        assertThat(result.exitCode()).as(result.err()).isZero();
        assertThat(router.seen()).singleElement().satisfies(seen -> {
            assertThat(seen.method() + " " + seen.target()).isEqualTo(request);
            assertThat(seen.body()).isEqualTo(body == null ? "" : body);
        });
    }

    @Test
    void statusPointsAtWhatWaits() {
        router.answersGolden("GET /status", "status.json");

        Session.Result result = session.run("status");

        assertThat(result.out()).contains("Agents active     1").contains("Scopes            execution,management");
        assertThat(result.err()).contains("xeroctl approvals list --status pending");
    }

    @Test
    void anAgentShowsItsToolsAndWorkspaces() {
        router.answersGolden("GET /management/agents/web-1", "agent.json");

        assertThat(session.run("agents", "show", "web-1").out())
                .contains("Workspaces         ops")
                .contains("Tools\n  host.uptime\n  kubectl.drain\n");
    }

    @Test
    void anIrreversibleApprovalShowsTheConfirmationToType() {
        router.answersGolden("GET /exec/approvals/apr_1", "approval.json")
                .answers("GET /exec/approvals/apr_1/sheet", 200, "{\"text\":\"APPROVAL SHEET\"}");

        assertThat(session.run("approvals", "show", "apr_1").err())
                .contains("xeroctl approvals approve apr_1 --confirm openstack.server_delete");
    }

    @Test
    void aPolicyIsWrittenFromStandardInputAndShownInWords() {
        router.answers("POST /exec/workspaces/ops/approval-policies", 201, """
                {"id": "pol_1", "policy_name": "ops", "version": 2, "document": {"levels": {
                  "read": {"require_approval": false},
                  "destructive": {"require_approval": true, "on_timeout": "escalate", "timeout_seconds": 600,
                    "approvers": {"any": [{"role": "owner"}, {"delegation": true}]}, "escalation_chain": [
                      {"timeout_seconds": 5400, "approvers": {"at_least": 2, "of": [{"role": "admin"}]}}]}},
                 "rules": [{"name": "prod", "tool": "kubectl.*", "when": "args.n == 1", "raise_to": "write"}]}}""");

        Session.Result result = session.withInput("{\"timeout_seconds_destructive\": 600}")
                .run("policies", "create", "-w", "ops", "--name", "ops", "-f", "-");

        assertThat(router.seen())
                .singleElement()
                .satisfies(seen -> assertThat(seen.body())
                        .isEqualTo("{\"timeout_seconds_destructive\":600,\"policy_name\":\"ops\"}"));
        assertThat(result.out())
                .containsPattern("destructive +yes +owner or delegate +10m +escalates")
                .containsPattern("2 of \\(admin\\) +90m +ends escalated")
                .containsPattern("prod +kubectl\\.\\* +write +args.n == 1");
        assertThat(result.err()).contains("xeroctl policies activate -w ops pol_1");
    }

    @Test
    void aSimulationShowsCountsAndChanges() {
        router.answers("POST /exec/workspaces/ops/approval-policies/simulate", 200, """
                {"examined": 7, "has_more": false, "newly_asking": 1, "no_longer_asking": 0, "changed": 1,
                 "levels": [{"risk": "read", "calls": 7, "asking": 0, "calls_after": 6, "asking_after": 0}],
                 "changes": [{"invocation_id": "inv_1", "tool": "kubectl.get",
                   "before": {"effective": "read", "asks": false},
                   "after": {"effective": "irreversible", "asks": true, "raised_by": ["prod"]}}]}""");

        assertThat(session.run("policies", "simulate", "-w", "ops", "--policy", "pol_1")
                        .out())
                .contains("Calls examined")
                .containsPattern("read +7 +0 +6 +0")
                .containsPattern("inv_1 +kubectl.get +read +irreversible, asks +prod");
    }

    @Test
    void keyOnlyPrintsNothingElseToStandardOutput() {
        router.answers("POST /management/join-keys", 201, "{\"id\":\"jk_1\",\"key\":\"eyJ.a.b\"}");

        assertThat(session.run("agents", "join-keys", "create", "--name", "a", "--key-only")
                        .out())
                .isEqualTo("eyJ.a.b\n");
    }

    @Test
    void secretOnlyPrintsNothingElseToStandardOutput() {
        router.answers("POST /management/api-keys", 201, "{\"id\":\"key_1\",\"secret\":\"xero_demo_abc\"}");

        assertThat(session.run("keys", "create", "--name", "a", "--scopes", "approve", "--secret-only", "--quiet"))
                .isEqualTo(new Session.Result(0, "xero_demo_abc\n", ""));
    }

    @ParameterizedTest
    @CsvSource({
        "agents --events",
        "agents join-keys create",
        "agents join-keys --create",
        "agents join-keys --create --revoke jk_1 --name a",
        "keys --delete",
        "keys create --name a",
        "keys key_1 --create --name a --scopes approve",
        "workspaces create",
        "workspaces update ops",
        "workspaces create a --scope [1]",
        "workspaces create a --scope {",
        "workspaces bind ops",
        "workspaces pause-exec ops",
        "approvals reject apr_1",
        "webhooks create --url https://h.example/x",
        "webhooks create --event exec.failed",
        "webhooks update whk_1",
        "webhooks update whk_1 --on --off",
        "exec invoke -w ops",
        "exec invoke a.b",
        "exec invoke a.b --tool c.d -w ops",
        "exec list --from yesterday",
        "exec list --limit many",
        "exec raw exe_1 --stream both",
        "exec watch",
        "status --timeout 5x",
        "status -o yaml",
        "exec",
        "nonsense",
    })
    void aWrongCommandLineIsTwoAndSendsNothing(String command) {
        Session.Result result = session.run(command.split(" "));

        assertThat(result.exitCode()).as(result.err()).isEqualTo(2);
        assertThat(result.err()).startsWith("error: ");
        assertThat(result.out()).isEmpty();
        assertThat(router.seen()).isEmpty();
    }
}
