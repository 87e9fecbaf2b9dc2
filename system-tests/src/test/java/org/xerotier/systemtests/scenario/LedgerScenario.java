package org.xerotier.systemtests.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.xerotier.systemtests.client.Api;
import org.xerotier.systemtests.stack.AgentProcess;
import org.xerotier.systemtests.stack.Await;
import org.xerotier.systemtests.stack.Stack;
import org.xerotier.systemtests.witness.Effect;
import org.xerotier.systemtests.witness.Witness;
import org.xerotier.systemtests.witness.WitnessTool;

/** An agent is killed with tools running and results on their way: its ledger brings each call to a clear end. */
@ExtendWith(OnTheStack.class)
class LedgerScenario {

    private static final int ROUNDS = 3;
    private static final int SLOW = 12;
    private static final int QUICK = 24;
    private static final Set<String> CLEAR = Set.of("completed", "failed", "ambiguous", "cancelled");

    private final Stack stack;
    private final Calls calls;

    LedgerScenario(Stack stack) {
        this.stack = stack;
        this.calls = new Calls(stack.api());
    }

    @Test
    void everyCallEndsClearlyAndNoneRunsTwiceWhenTheAgentIsKilled() {
        Witness witness = Witness.in(stack.home().resolve("ledger-witness"));
        Map<String, String> invocations = new LinkedHashMap<>();
        try (AgentProcess agent = stack.startAgent("xem-ledger", witness.tools())) {
            for (int round = 0; round < ROUNDS; round++) {
                int before = witness.effects().size();
                for (int i = 0; i < SLOW; i++) {
                    start(invocations, WitnessTool.SLOW, "slow-%d-%d".formatted(round, i), 2_000);
                }
                for (int i = 0; i < QUICK; i++) {
                    start(invocations, WitnessTool.MARK, "mark-%d-%d".formatted(round, i), 0);
                }
                int enough = before + 3 + 5 * round;
                Await.until(
                        "some have run",
                        Duration.ofSeconds(60),
                        () -> witness.effects().size() >= enough);
                agent.kill();
                agent.start();
                stack.awaitState("xem-ledger", "active");
            }
            Map<String, String> ends = new HashMap<>();
            Await.until("every call has ended clearly", Duration.ofSeconds(120), () -> {
                invocations.keySet().stream()
                        .filter(id -> !ends.containsKey(id))
                        .forEach(id -> {
                            String status = calls.status(id);
                            if (CLEAR.contains(status)) {
                                ends.put(id, status);
                            }
                        });
                return ends.size() == invocations.size();
            });
            Map<String, Integer> ran = new HashMap<>();
            for (Effect effect : witness.effects()) {
                ran.merge(effect.invocation(), 1, Integer::sum);
            }
            ends.forEach((id, status) -> {
                int times = ran.getOrDefault(id, 0);
                String what = "%s (%s)".formatted(id, invocations.get(id));
                assertThat(times).as(what).isLessThanOrEqualTo(1);
                if (status.equals("completed")) {
                    assertThat(times).as(what).isEqualTo(1);
                } else if (status.equals("cancelled")) {
                    assertThat(times).as(what).isZero();
                } else if (status.equals("failed")) {
                    assertThat(calls.get(id).toString()).as(what).containsAnyOf("agent_restarted", "not_started");
                    assertThat(times).as(what).isZero();
                }
            });
            Map<String, Integer> counts = new HashMap<>();
            ends.values().forEach(status -> counts.merge(status, 1, Integer::sum));
            assertThat(counts).as("the kills hit work in flight").containsKeys("completed", "ambiguous");
            System.out.printf("figure: %d calls, %d kills of the agent: %s%n", ends.size(), ROUNDS, counts);
            Api.Answer ping = calls.post(Calls.body(WitnessTool.MARK.tool(), "{\"token\":\"last\",\"millis\":0}")
                    .put("agent", "xem-ledger")
                    .put("wait_seconds", 20));
            assertThat(ping.status()).isEqualTo(200);
        }
    }

    private void start(Map<String, String> invocations, WitnessTool tool, String token, int millis) {
        ObjectNode body = Calls.body(tool.tool(), "{\"token\":\"%s\",\"millis\":%d}".formatted(token, millis))
                .put("agent", "xem-ledger");
        Api.Answer[] answer = new Api.Answer[1];
        // Refused as long as the router has not noticed that the agent is back.
        Await.until(token + " is taken", Duration.ofSeconds(60), () -> {
            answer[0] = calls.post(body);
            return answer[0].status() != 503;
        });
        String id = answer[0].expect(202).json().path("id").asText();
        invocations.put(id, token);
    }
}
