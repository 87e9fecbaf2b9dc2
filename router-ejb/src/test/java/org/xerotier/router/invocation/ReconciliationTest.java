package org.xerotier.router.invocation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.xerotier.router.invocation.Reconciliation.Epoch;
import org.xerotier.router.invocation.Reconciliation.Listed;
import org.xerotier.router.invocation.Reconciliation.Move;
import org.xerotier.router.invocation.Reconciliation.Recorded;

/** Every combination of what a list and the record can say. */
class ReconciliationTest {

    private record Case(@Nullable Recorded known, Listed listed, boolean isSameLedger) {

        Move move() {
            return Reconciliation.of(known, listed, isSameLedger);
        }

        boolean isOfAnotherEpoch() {
            return known != null && known.epoch() != Epoch.SAME;
        }

        boolean is(InvocationStatus... statuses) {
            return known != null && EnumSet.copyOf(List.of(statuses)).contains(known.status());
        }
    }

    private static List<Case> all() {
        List<Case> all = new ArrayList<>();
        for (Listed listed : Listed.values()) {
            for (boolean isSameLedger : new boolean[] {true, false}) {
                all.add(new Case(null, listed, isSameLedger));
                for (InvocationStatus status : InvocationStatus.values()) {
                    for (Epoch epoch : Epoch.values()) {
                        for (boolean isTold : new boolean[] {true, false}) {
                            all.add(new Case(new Recorded(status, epoch, isTold), listed, isSameLedger));
                        }
                    }
                }
            }
        }
        return all;
    }

    /** By hand, and not from the code: status, listed, ledger, told -> move, for the present epoch. */
    private static final String PRESENT = """
            dispatched  absent   same   -     send_again
            dispatched  absent   other  -     lose
            dispatched  accepted -      -     none
            dispatched  started  -      -     begin
            dispatched  done     -      -     tell_report
            running     absent   same   -     send_again
            running     absent   other  -     lose
            running     accepted -      -     none
            running     started  -      -     none
            running     done     -      -     tell_report
            cancelling  absent   same   -     cancel_again
            cancelling  absent   other  -     lose
            cancelling  accepted -      -     tell_cancel
            cancelling  started  -      -     tell_cancel
            cancelling  done     -      -     tell_report
            ambiguous   absent   same   told  none
            ambiguous   absent   same   -     fence
            ambiguous   absent   other  -     none
            ambiguous   accepted -      -     fence
            ambiguous   started  -      -     none
            ambiguous   done     -      -     tell_report
            waiting     absent   -      -     none
            waiting     accepted -      -     tell_cancel
            waiting     started  -      -     tell_cancel
            waiting     done     -      -     tell_report
            over        absent   -      -     none
            over        accepted -      -     tell_cancel
            over        started  -      -     tell_cancel
            over        done     -      told  tell_forget
            over        done     -      -     tell_report
            """;

    @Test
    void everyCombinationIsDecidedAsTheTableSays() {
        Map<String, String> table = new TreeMap<>();
        PRESENT.lines().map(line -> line.split(" +")).forEach(cells -> {
            for (String ledger : cells[2].equals("-") ? List.of("same", "other") : List.of(cells[2])) {
                for (String told : cells[3].equals("-") ? List.of("told", "-") : List.of(cells[3])) {
                    table.putIfAbsent(cells[0] + ' ' + cells[1] + ' ' + ledger + ' ' + told, cells[4]);
                }
            }
        });
        int looked = 0;
        for (Case one : all()) {
            if (one.known() == null || one.known().epoch() != Epoch.SAME) {
                continue;
            }
            String key = group(one.known().status())
                    + ' '
                    + lower(one.listed())
                    + ' '
                    + (one.isSameLedger() ? "same" : "other")
                    + ' '
                    + (one.known().isToldByAgent() ? "told" : "-");
            assertThat(lower(one.move())).as(key).isEqualTo(table.get(key));
            looked++;
        }
        assertThat(looked).isEqualTo(13 * 4 * 2 * 2);
    }

    @Test
    void anotherEpochIsNeverTakenForThePresentOne() {
        all().stream()
                .filter(one -> one.isOfAnotherEpoch() && one.listed() != Listed.ABSENT)
                .forEach(one -> assertThat(one.move())
                        .as("%s", one)
                        .isEqualTo(one.listed() == Listed.DONE ? Move.TELL_REPORT : Move.TELL_CANCEL));
    }

    @Test
    void whatNobodyKnowsIsStoppedOrForgotten() {
        all().stream()
                .filter(one -> one.known() == null)
                .forEach(one -> assertThat(one.move())
                        .as("%s", one)
                        .isEqualTo(
                                switch (one.listed()) {
                                    case ABSENT -> Move.NONE;
                                    case ACCEPTED, STARTED -> Move.TELL_CANCEL;
                                    case DONE -> Move.TELL_FORGET;
                                }));
    }

    @Test
    void workIsGivenUpOnlyWithTheLedgerThatKnewOfIt() {
        all().stream()
                .filter(one -> one.move() == Move.LOSE)
                .forEach(one -> assertThat(one)
                        .matches(it -> !it.isSameLedger() && it.listed() == Listed.ABSENT)
                        .matches(it -> it.is(
                                InvocationStatus.DISPATCHED, InvocationStatus.RUNNING, InvocationStatus.CANCELLING)));
    }

    @Test
    void nothingThatIsOverOrWaitsIsEverChanged() {
        Set<Move> words = EnumSet.of(Move.NONE, Move.TELL_CANCEL, Move.TELL_FORGET, Move.TELL_REPORT);
        all().stream()
                .filter(one -> !one.is(
                        InvocationStatus.DISPATCHED,
                        InvocationStatus.RUNNING,
                        InvocationStatus.CANCELLING,
                        InvocationStatus.AMBIGUOUS))
                .forEach(one -> assertThat(words).as("%s", one).contains(one.move()));
    }

    @Test
    void aDispatchIsNeverSentForWhatPeopleWereToldIsUnknown() {
        all().stream()
                .filter(one -> one.is(InvocationStatus.AMBIGUOUS))
                .forEach(one -> assertThat(one.move()).isNotEqualTo(Move.SEND_AGAIN));
    }

    private static String group(InvocationStatus status) {
        return switch (status) {
            case PENDING_APPROVAL, QUEUED -> "waiting";
            case DISPATCHED, RUNNING, CANCELLING, AMBIGUOUS -> lower(status);
            case COMPLETED, FAILED, TIMED_OUT, CANCELLED, REJECTED, APPROVAL_TIMED_OUT, ESCALATED -> "over";
        };
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
