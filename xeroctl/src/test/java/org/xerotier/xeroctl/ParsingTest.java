package org.xerotier.xeroctl;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.xerotier.xeroctl.desk.Verb;
import picocli.CommandLine;

/** What is typed, and the options record that comes of it. Nothing runs. */
class ParsingTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "exec tools -w ops -s disk --limit 5 --after c"
                        + " | Options[workspace=ops, search=disk, page=Page[limit=5, after=c]]",
                "exec tool-show kubectl_get | Options[tool=kubectl_get]",
                "exec invoke a.b -w ops | Options[tool=a.b, workspace=ops, arguments=Typed[args=null, single=[]],"
                        + " agent=null, toolTimeout=null, idempotencyKey=null, reason=null, waits=true,"
                        + " how=How[raw=false, cancelOnInterrupt=false]]",
                "exec invoke --tool a.b --workspace ops --args {} -a x=1 --arg y=a=b --agent web-1 --tool-timeout 90s"
                        + " --idempotency-key k --reason why --no-wait --raw --cancel-on-interrupt"
                        + " | Options[tool=a.b, workspace=ops, arguments=Typed[args={}, single=[x=1, y=a=b]],"
                        + " agent=web-1, toolTimeout=PT1M30S, idempotencyKey=k, reason=why, waits=false,"
                        + " how=How[raw=true, cancelOnInterrupt=true]]",
                "exec watch inv_1 --after 7 | Options[id=inv_1, after=7, how=How[raw=false, cancelOnInterrupt=false]]",
                "exec cancel inv_1 | Options[id=inv_1, reason=null]",
                "exec list --status a,b | Options[status=a,b, tool=null, workspace=null, agent=null, from=null, to=null,"
                        + " page=Page[limit=null, after=null]]",
                "exec raw exe_1 --stream stderr --raw | Options[id=exe_1, stream=STDERR, raw=true]",
                "agents join-keys create --name a --ttl 1h --key-only | Options[wanted=Wanted[name=a, region=null,"
                        + " role=null, routerAddress=null, ttl=PT1H, registrationName=null, keyOnly=true]]",
                "keys create --name a --scopes x,y --scopes z | Options[wanted=Wanted[name=a, scopes=[x, y, z],"
                        + " expires=null, secretOnly=false]]",
                "config add a --default-output wide --use | Options[name=a, defaultOutput=WIDE, use=true]",
                "approvals approve apr_1 --confirm a.b | Options[id=apr_1, note=null, confirm=a.b, digest=null, edits=Typed[set=[], unset=[], file=null, editor=false], grant=Grant[uses=null, ttl=null, risk=null, rules=[]]]",
            })
    void whatIsTypedBecomesARecord(String typed, String options) {
        List<String> args = List.of(typed.split(" "));
        CommandLine tree = CommandTree.of(args, new RootCommand(), 80, false);

        List<CommandLine> path = tree.parseArgs(args.toArray(String[]::new)).asCommandLineList();

        Verb<?> verb = path.get(path.size() - 1).getCommand();
        assertThat(verb.options()).hasToString(options);
    }
}
