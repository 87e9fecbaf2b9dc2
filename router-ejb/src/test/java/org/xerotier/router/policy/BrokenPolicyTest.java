package org.xerotier.router.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.xerotier.router.kernel.RouterException;

/** Documents that are refused: which field is named, and in which words. */
class BrokenPolicyTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                // The document as a whole
                "[]                                                  | /        | must be an object",
                "{\"a\": 1, \"a\": 2}                                | /a       | twice",
                "{\"levels\": {}} x                                  | /        | text after",
                "{\"colour\": \"red\"}                               | /colour  | no field here",
                "{\"preset\": \"lax\"}                               | /preset  | standard, elevated or restricted",
                "{\"levels\": []}                                    | /levels  | must be an object",
                "{\"levels\": {\"deadly\": {}}}                      | /levels/deadly | no field here",
                "{\"levels\": {\"write\": 1}}                        | /levels/write  | must be an object",
                "{\"levels\": {\"write\": {\"timeout\": 1}}}         | /levels/write/timeout | timeout_seconds",
                // Fields of a level
                "{\"levels\": {\"write\": {\"require_approval\": 1}}}| /levels/write/require_approval | true or false",
                "{\"timeout_seconds_destructive\": 0}                | /levels/destructive/timeout_seconds | 1 to 2592000",
                "{\"timeout_seconds_destructive\": 2592001}          | /levels/destructive/timeout_seconds | 1 to 2592000",
                "{\"timeout_seconds_destructive\": \"900\"}          | /levels/destructive/timeout_seconds | whole number",
                "{\"timeout_seconds_deadly\": 900}                   | /timeout_seconds_deadly | no field here",
                "{\"on_timeout_destructive\": \"approve\"}           | /levels/destructive/on_timeout | never consent",
                "{\"on_timeout_destructive\": \"wait\"}              | /levels/destructive/on_timeout | reject or escalate",
                "{\"notify_destructive\": [\"sms:1\"]}               | /levels/destructive/notify/0 | mail:<address>",
                "{\"notify_destructive\": [\"webhook\", \"webhook\"]}| /levels/destructive/notify/1 | twice",
                "{\"notify_destructive\": [\"mail:a@b,c@d\"]}        | /levels/destructive/notify/0 | mail:<address>",
                "{\"timeout_seconds_write\": 5, \"levels\": {\"write\": {\"timeout_seconds\": 6}}}"
                        + " | /timeout_seconds_write | says again",
                "{\"levels\": 7, \"timeout_seconds_write\": 5}       | /levels | must be an object",
                // Escalation
                "{\"escalation_chain_destructive\": [{\"timeout_seconds\": 5}]}"
                        + " | /levels/destructive/escalation_chain/0/approvers | missing",
                "{\"escalation_chain_destructive\": [{\"approvers\": {\"role\": \"admin\"}}]}"
                        + " | /levels/destructive/escalation_chain/0/timeout_seconds | missing",
                "{\"on_timeout_destructive\": \"reject\", \"escalation_chain_destructive\":"
                        + " [{\"approvers\": {\"role\": \"admin\"}, \"timeout_seconds\": 5}]}"
                        + " | /levels/destructive/escalation_chain | never be asked",
                // Trees of approvers
                "{\"approvers_destructive\": {}}                     | /levels/destructive/approvers | must be one of",
                "{\"approvers_destructive\": \"owner\"}              | /levels/destructive/approvers | must be one of",
                "{\"approvers_destructive\": {\"any\": []}}          | /levels/destructive/approvers/any | 1 to 64",
                "{\"approvers_destructive\": {\"role\": \"root\"}}   | /levels/destructive/approvers/role | operator",
                "{\"approvers_destructive\": {\"user\": \"ann\"}}    | /levels/destructive/approvers/user | usr_",
                "{\"approvers_destructive\": {\"model\": \"m\"}}     | /levels/destructive/approvers | must be one of",
                "{\"approvers_destructive\": {\"delegation\": false}}"
                        + " | /levels/destructive/approvers/delegation | must be true",
                "{\"approvers_destructive\": {\"at_least\": 0, \"of\": [{\"role\": \"owner\"}]}}"
                        + " | /levels/destructive/approvers/at_least | 1 to 16",
                "{\"approvers_destructive\": {\"at_least\": 2}}      | /levels/destructive/approvers/of | list",
                "{\"approvers_destructive\": {\"all\": [{\"role\": \"owner\"}, {\"any\": [{\"role\": \"chief\"}]}]}}"
                        + " | /levels/destructive/approvers/all/1/any/0/role | operator",
                "{\"approvers_destructive\": {\"all\": [{\"user\": \"usr_00000000000000000000000000000001\"},"
                        + " {\"user\": \"usr_00000000000000000000000000000001\"}]}}"
                        + " | /levels/destructive/approvers | never be satisfied",
                // Higher levels ask no less
                "{\"require_approval_irreversible\": false}          | /levels/irreversible/require_approval | lower level",
                "{\"require_approval_read\": true}                   | /levels/write/require_approval | lower level",
                "{\"approvers_destructive\": {\"at_least\": 2, \"of\": [{\"role\": \"owner\"}]}}"
                        + " | /levels/irreversible/approvers | at least 2 people",
                "{\"requester_may_approve_irreversible\": true}"
                        + " | /levels/irreversible/requester_may_approve | must be false",
                // Rules
                "{\"rules\": {}}                                     | /rules | list of 0 to 200",
                "{\"rules\": [{\"tool\": \"a.b\", \"raise_to\": \"write\"}]} | /rules/0/name | missing",
                "{\"rules\": [{\"name\": \"r\", \"tool\": \"A B\", \"raise_to\": \"write\"}]} | /rules/0/tool | pattern",
                "{\"rules\": [{\"name\": \"r\", \"tool\": \"a.*\", \"raise_to\": \"read\"}]}"
                        + " | /rules/0/raise_to | never lower",
                "{\"rules\": [{\"name\": \"r\", \"tool\": \"a.*\", \"risk\": \"irreversible\","
                        + " \"raise_to\": \"write\"}]} | /rules/0/raise_to | never lower",
                "{\"rules\": [{\"name\": \"r\", \"tool\": \"a.*\", \"lower_to\": \"read\"}]}"
                        + " | /rules/0/lower_to | no field here",
                "{\"rules\": [{\"name\": \"r\", \"tool\": \"a.*\", \"raise_to\": \"max\"}]} | /rules/0/raise_to | read,",
                "{\"rules\": [{\"name\": \"r\", \"tool\": \"a.*\", \"raise_to\": \"write\", \"when\": \"args.\"}]}"
                        + " | /rules/0/when | line 1",
                "{\"rules\": [{\"name\": \"r\", \"tool\": \"a.*\", \"raise_to\": \"write\", \"when\": \"user == 'x'\"}]}"
                        + " | /rules/0/when | undeclared",
                "{\"rules\": [{\"name\": \"r\", \"tool\": \"a.*\", \"raise_to\": \"write\", \"when\": \"args.x\"}]}"
                        + " | /rules/0/when | true or false",
                "{\"rules\": [{\"name\": \"r\", \"tool\": \"a\", \"raise_to\": \"write\"},"
                        + " {\"name\": \"r\", \"tool\": \"b\", \"raise_to\": \"write\"}]} | /rules/1/name | another rule",
            })
    void names_the_field_and_says_what_is_wrong(String document, String pointer, String words) {
        refused(document, pointer, words);
    }

    @Test
    void a_document_is_at_most_64_KiB_long() {
        refused("{\"preset\": \"" + "x".repeat(PolicyReader.MAX_BYTES) + "\"}", "/", "65536");
    }

    @Test
    void there_are_at_most_200_rules() {
        String rule = "{\"name\": \"r\", \"tool\": \"a\", \"raise_to\": \"write\"}";
        refused("{\"rules\": [" + (rule + ",").repeat(200) + rule + "]}", "/rules", "0 to 200");
    }

    @Test
    void a_chain_has_at_most_10_stages() {
        String stage = "{\"approvers\": {\"role\": \"admin\"}, \"timeout_seconds\": 5}";
        refused(
                "{\"escalation_chain_destructive\": [" + (stage + ",").repeat(10) + stage + "]}",
                "/levels/destructive/escalation_chain",
                "0 to 10");
    }

    @Test
    void a_tree_has_at_most_64_rules_and_8_levels() {
        String leaf = "{\"role\": \"owner\"}";
        refused(
                "{\"approvers_destructive\": {\"any\": [{\"any\": [" + (leaf + ",").repeat(31) + leaf
                        + "]}, {\"any\": [" + (leaf + ",").repeat(31) + leaf + "]}]}}",
                "/levels/destructive/approvers/any/1/any/29",
                "larger than 64");
        refused(
                "{\"approvers_destructive\": " + "{\"any\": [".repeat(8) + leaf + "]}".repeat(8) + "}",
                "/levels/destructive/approvers" + "/any/0".repeat(8),
                "deeper than 8");
    }

    @Test
    void a_tree_with_more_ways_than_anybody_could_follow_is_refused() {
        String pair = "{\"any\": [{\"all\": [{\"role\": \"owner\"}, {\"role\": \"member\"}]},"
                + " {\"all\": [{\"role\": \"admin\"}, {\"role\": \"operator\"}]},"
                + " {\"all\": [{\"role\": \"owner\"}, {\"delegation\": true}]}]}";
        refused(
                "{\"approvers_destructive\": {\"all\": [" + (pair + ",").repeat(5) + pair + "]}}",
                "/levels/destructive/approvers",
                "different groups");
        refused(
                "{\"approvers_destructive\": {\"at_least\": 9, \"of\": [{\"all\": [{\"role\": \"owner\"},"
                        + " {\"role\": \"member\"}]}]}}",
                "/levels/destructive/approvers",
                "more than 16 people");
    }

    private static void refused(String document, String pointer, String words) {
        RouterException refusal = catchThrowableOfType(
                RouterException.class, () -> PolicyReader.read(document.getBytes(StandardCharsets.UTF_8)));
        assertThat(refusal).as("%s", document).isNotNull();
        assertThat(refusal.code()).isEqualTo(PolicyError.POLICY_INVALID);
        assertThat(refusal.param()).contains(pointer);
        assertThat(refusal.getMessage()).contains(words);
    }
}
