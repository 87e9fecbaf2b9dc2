/*
 * The dispatch protocol, as docs/reference/wire-protocol.md and the classes of org.xerotier.router.invocation and
 * org.xerotier.xem.dispatch have it: one call, two routers on one database, two agents with durable ledgers.
 *
 *   docs/explanation/check-dispatch-model        checks it, and that the two variants below fail
 *   spin -a -DNAIVE ...                          moves work of a silent agent without its fenced answer
 *   spin -a -DNOLEDGER ...                       an agent that was killed has forgotten what it had started
 *   spin -a -DANYLEDGER ...                      frames reach an agent whose ledger is another than the one they are for
 *
 * What is modelled
 *   Network    A frame once sent may arrive at any later time, any number of times, in any order, or never. So a frame
 *              is a bit that stays set. What needs a frame to be lost is had by its arriving too late.
 *   Database   Every step of a router is one transaction under the row's lock: an atomic step here.
 *   Routers    Keep nothing but what they are about to send. They die between any two steps; a router that was stopped
 *              for an hour sends what it was about to send an hour ago.
 *   Agents     Each step of the ledger is durable before the next; the agent dies between any two steps. A ledger can
 *              be lost with its disk: then its id is another one.
 *   Policy     never, if_not_started, idempotent: chosen at the beginning, so all three are checked.
 *
 * What is checked
 *   I-2   Unless the tool is idempotent, it has its effect at most once; and as often as the record says.
 *   I-11  An epoch is dispatched to one agent only; epochs only grow.
 *   I-12  Unless the tool is idempotent, nothing but the present epoch of an open call has an effect.
 *   I-14  A call ends once.
 *   I-17  What is reported cancelled, or failed because it never began, has had no effect.
 *   I-1, I-3, I-13  When everything sent has arrived and nothing more can happen, the call has ended, or is ambiguous
 *         because an agent had begun it and cannot say how it ended, or because its ledger was lost.
 */

#define A 2           /* agents */
#define E 2           /* highest epoch; a call that needs more is given up */
#define CRASHES 2     /* of all agents together */
#define LOSSES 1      /* of a ledger */

#define IX(a, e) ((a) * (E + 1) + (e))
#define N (A * (E + 1))

mtype = { QUEUED, DISPATCHED, RUNNING, CANCELLING, COMPLETED, FAILED, CANCELLED, AMBIGUOUS };
mtype = { NOTHING, ACCEPTED, STARTED, DONE, FENCED, SETTLED };
mtype = { NEVER, IF_NOT_STARTED, IDEMPOTENT };

/* ---- the row, in the database ---- */
mtype policy;
mtype status = QUEUED;
byte epoch = 0;
byte holder = 0;
bit holderLedger = 0;      /* which of the agent's ledgers should know of it */
bool begun = false;        /* the agent said it has begun: "not started" is no longer believed */
byte ends = 0;

/* ---- frames that were sent ---- */
bool dispatchTo[N];
bit sentFor[E + 1];        /* frames of an epoch travel in sessions that were begun with this ledger, in no other */
bool cancelTo[N];
bool saysStarted[N];
bool saysNotStarted[N];
bool saysDone[N];
bool saysUnknown[N];
bool acknowledged[N];
bool hello[4];             /* agent * 2 + ledger */

/* ---- the agents' ledgers ---- */
mtype entry[A];
byte entryEpoch[A];
bit ledger[A];
bool alive[A];
bool running[A];           /* a process that has not yet had its effect */
bool didIt[A];             /* it has had it, and that is not yet written down */
byte crashes = 0;
byte losses = 0;

/* ---- the truth ---- */
byte effects = 0;
byte tappedAgent[E + 1];   /* the agent an epoch was sent to, plus one */
bool isUnknowable = false; /* begun, and the agent that began it cannot know how it ended */
bool isForgotten = false;  /* the ledger that should know is lost */

#define isOpen (status == DISPATCHED || status == RUNNING || status == CANCELLING || status == AMBIGUOUS)
#define isEnded (status == COMPLETED || status == FAILED || status == CANCELLED)
#ifdef ANYLEDGER
#define HERE(e) true
#else
#define HERE(e) (sentFor[e] == ledger[self])
#endif
#define isHeldBy(a, e) (holder == (a) && epoch == (e) && isOpen)

inline finish(how) {
    assert(!isEnded);                                                   /* I-14 */
    assert(how != COMPLETED || effects > 0);                            /* I-2 */
    status = how;
    ends++;
    assert(ends == 1);                                                  /* I-14 */
}

/* Nothing of this epoch happened, and nothing will. */
inline release(a, e) {
    if
    :: status == CANCELLING -> assert(effects == 0 || policy == IDEMPOTENT); finish(CANCELLED)   /* I-17 */
    :: status != CANCELLING && policy == NEVER -> assert(effects == 0); finish(FAILED)
    :: status != CANCELLING && policy != NEVER -> status = QUEUED
    fi
}

/* It may have happened. */
inline lose() {
    if
#ifdef NAIVE
    :: status != CANCELLING -> status = QUEUED
    :: status == CANCELLING -> status = AMBIGUOUS
#else
    :: policy == IDEMPOTENT && status == CANCELLING -> finish(CANCELLED)
    :: policy == IDEMPOTENT && status != CANCELLING -> status = QUEUED
    :: policy != IDEMPOTENT -> status = AMBIGUOUS
#endif
    fi
}

/* A router puts a frame on the wire: perhaps long after it decided to. */
inline sendDispatch(a, e) {
    assert(tappedAgent[e] == 0 || tappedAgent[e] == a + 1);             /* I-11 */
    tappedAgent[e] = a + 1;
    dispatchTo[IX(a, e)] = true
}

proctype Router() {
    byte mine = 0;         /* the epoch this router is about to send */
    byte whom = 0;
    byte a, e;
    do
    /* Claims the call for an agent: compare-and-set of state and epoch. */
    :: atomic { status == QUEUED && epoch < E ->
            if :: a = 0 :: a = 1 fi;
            epoch++; status = DISPATCHED; holder = a; holderLedger = ledger[a]; begun = false; sentFor[epoch] = holderLedger;
            mine = epoch; whom = a }
    :: atomic { status == QUEUED && epoch == E -> assert(effects == 0 || policy == IDEMPOTENT); finish(FAILED) }
    /* After the commit it sends; or dies before, or sleeps. */
    :: atomic { mine > 0 -> sendDispatch(whom, mine); mine = 0; whom = 0 }
    :: atomic { mine > 0 -> mine = 0; whom = 0 }
    /* Any router sends again what is not confirmed, and what an agent that is back does not list: the same epoch, from
       the record. The agent's ledger answers truthfully. */
    :: atomic { (status == DISPATCHED || status == AMBIGUOUS) && mine == 0 && !dispatchTo[IX(holder, epoch)] -> mine = epoch; whom = holder }
    /* A caller cancels. */
    :: atomic { status == QUEUED -> assert(effects == 0 || policy == IDEMPOTENT); finish(CANCELLED) }
    :: atomic { (status == DISPATCHED || status == RUNNING) -> status = CANCELLING; cancelTo[IX(holder, epoch)] = true }
    /* The agent's lease lapsed and it did not come back in time. */
    :: atomic { (status == DISPATCHED || status == RUNNING || status == CANCELLING) && crashes + losses > 0 -> lose() }
    od
}

/* What agents say reaches any router; each word is one transaction, fenced by agent and epoch. */
proctype Inbound() {
    byte a, e;
    do
    :: atomic { isOpen && saysStarted[IX(holder, epoch)] && status == DISPATCHED -> status = RUNNING; begun = true }
    :: atomic { isOpen && saysNotStarted[IX(holder, epoch)] && !begun -> release(holder, epoch) }
    :: atomic { isOpen && saysDone[IX(holder, epoch)] -> a = holder; e = epoch;
            finish(COMPLETED); acknowledged[IX(a, e)] = true; a = 0; e = 0 }
    :: atomic { isOpen && saysUnknown[IX(holder, epoch)] && status != AMBIGUOUS -> a = holder; e = epoch;
            lose(); acknowledged[IX(a, e)] = true; a = 0; e = 0 }
    /* A hello: the ledger that should know of the call is gone. With the same ledger the dispatch is sent again. */
    :: atomic { isOpen && status != AMBIGUOUS && hello[holder * 2 + 1 - holderLedger] && ledger[holder] != holderLedger ->
            isForgotten = true; lose() }
    /* Whatever else was said is acknowledged, as stale or as known. */
    :: atomic { saysDone[IX(0, 1)] && !acknowledged[IX(0, 1)] && !isHeldBy(0, 1) -> acknowledged[IX(0, 1)] = true }
    :: atomic { saysDone[IX(1, 1)] && !acknowledged[IX(1, 1)] && !isHeldBy(1, 1) -> acknowledged[IX(1, 1)] = true }
    :: atomic { saysDone[IX(0, 2)] && !acknowledged[IX(0, 2)] && !isHeldBy(0, 2) -> acknowledged[IX(0, 2)] = true }
    :: atomic { saysDone[IX(1, 2)] && !acknowledged[IX(1, 2)] && !isHeldBy(1, 2) -> acknowledged[IX(1, 2)] = true }
    od
}

inline arrives(self, e) {
    if
    /* Older than what the ledger knows: refused, changes nothing. */
    :: e < entryEpoch[self] -> skip
    /* The same again: answered with how things stand. */
    :: e == entryEpoch[self] && entry[self] == FENCED -> saysNotStarted[IX(self, e)] = true
    :: e == entryEpoch[self] && (entry[self] == DONE || entry[self] == SETTLED) -> saysDone[IX(self, e)] = true
    :: e == entryEpoch[self] && (entry[self] == ACCEPTED || entry[self] == STARTED) -> skip
    /* Something new while an earlier epoch has begun here and may not run twice: refused, for good. */
    :: e > entryEpoch[self] && entry[self] == STARTED && policy != IDEMPOTENT -> saysNotStarted[IX(self, e)] = true
    :: e > entryEpoch[self] && (entry[self] != STARTED || policy == IDEMPOTENT) ->
        running[self] = false; didIt[self] = false;
        entryEpoch[self] = e;
        if
        :: entry[self] = ACCEPTED
        :: entry[self] = FENCED; saysNotStarted[IX(self, e)] = true      /* no room, or not what was agreed to */
        fi
    fi
}

inline cancelled(self, e) {
    if
    :: e < entryEpoch[self] -> skip
    :: e > entryEpoch[self] && entry[self] != STARTED ->
        entryEpoch[self] = e; entry[self] = FENCED; saysNotStarted[IX(self, e)] = true
    :: e > entryEpoch[self] && entry[self] == STARTED -> skip
    :: e == entryEpoch[self] && entry[self] == ACCEPTED -> entry[self] = FENCED; saysNotStarted[IX(self, e)] = true
    :: e == entryEpoch[self] && entry[self] == FENCED -> saysNotStarted[IX(self, e)] = true
    :: e == entryEpoch[self] && entry[self] != ACCEPTED && entry[self] != FENCED -> skip   /* comes to its own end */
    fi
}

proctype Agent(byte self) {
    byte e;
    bool seen[E + 1];      /* a dispatch that changed nothing more when it came; forgotten in a crash */
    bool stopped[E + 1];
    do
    /* A dispatch, for the first time in this life or again after something changed. */
    :: atomic { alive[self] && dispatchTo[IX(self, 1)] && HERE(1) && !seen[1] -> seen[1] = true; arrives(self, 1) }
    :: atomic { alive[self] && dispatchTo[IX(self, 2)] && HERE(2) && !seen[2] -> seen[2] = true; arrives(self, 2) }
    :: atomic { alive[self] && cancelTo[IX(self, 1)] && HERE(1) && !stopped[1] -> stopped[1] = true; cancelled(self, 1) }
    :: atomic { alive[self] && cancelTo[IX(self, 2)] && HERE(2) && !stopped[2] -> stopped[2] = true; cancelled(self, 2) }
    /* The same frame once more: the network's doing. */
    :: atomic { alive[self] && seen[1] && entry[self] == SETTLED -> arrives(self, 1) }
    /* Begins: first the ledger, then the process. */
    :: atomic { alive[self] && entry[self] == ACCEPTED -> entry[self] = STARTED; running[self] = true }
    :: atomic { alive[self] && entry[self] == ACCEPTED -> entry[self] = FENCED;
            saysNotStarted[IX(self, entryEpoch[self])] = true }          /* its time to start had passed */
    :: atomic { alive[self] && entry[self] == STARTED && running[self] && !saysStarted[IX(self, entryEpoch[self])] ->
            saysStarted[IX(self, entryEpoch[self])] = true }
    :: atomic { running[self] ->
            assert(policy == IDEMPOTENT || effects == 0);                                   /* I-2 */
            assert(policy == IDEMPOTENT || (isOpen && epoch == entryEpoch[self] && holder == self));   /* I-12 */
            running[self] = false; didIt[self] = true; if :: effects < 3 -> effects++ :: else fi }
    /* Ended: first the ledger, then the word. */
    :: atomic { alive[self] && didIt[self] && entry[self] == STARTED -> entry[self] = DONE; didIt[self] = false }
    :: atomic { alive[self] && entry[self] == DONE && !saysDone[IX(self, entryEpoch[self])] ->
            saysDone[IX(self, entryEpoch[self])] = true }
    :: atomic { alive[self] && entry[self] == DONE && acknowledged[IX(self, entryEpoch[self])] -> entry[self] = SETTLED }
    /* Dies; its process dies with it, or lives on and has its effect. */
    :: atomic { alive[self] && crashes < CRASHES -> crashes++; alive[self] = false;
            if :: running[self] = false :: skip fi;
            didIt[self] = false }
    /* Comes back with its ledger: accepted never starts; started cannot say; nothing starts a second time. */
    :: atomic { !alive[self] && !running[self] -> alive[self] = true; didIt[self] = false;
            seen[1] = false; seen[2] = false; stopped[1] = false; stopped[2] = false;
#ifdef NOLEDGER
            entry[self] = NOTHING; entryEpoch[self] = 0;
#endif
            if
            :: entry[self] == ACCEPTED -> entry[self] = FENCED; saysNotStarted[IX(self, entryEpoch[self])] = true
            :: entry[self] == STARTED -> isUnknowable = true; saysUnknown[IX(self, entryEpoch[self])] = true
            :: entry[self] != ACCEPTED && entry[self] != STARTED -> skip
            fi;
            hello[self * 2 + ledger[self]] = true }
    /* Comes back without it. */
    :: atomic { !alive[self] && !running[self] && losses < LOSSES && ledger[self] == 0 -> losses++; ledger[self] = 1;
            entry[self] = NOTHING; entryEpoch[self] = 0 }
    od
}

/* All is quiet: every frame has arrived, everybody is back. */
proctype Quiet() {
    timeout ->
    assert(isEnded || (status == AMBIGUOUS && (isUnknowable || isForgotten || losses > 0)));    /* I-1, I-3 */
    assert(policy == IDEMPOTENT || effects <= 1);
    assert(status != CANCELLED || effects == 0 || policy == IDEMPOTENT || isUnknowable);
    assert(status != AMBIGUOUS || policy != IDEMPOTENT)
}

init {
    atomic {
        if :: policy = NEVER :: policy = IF_NOT_STARTED :: policy = IDEMPOTENT fi;
        alive[0] = true; alive[1] = true;
        entry[0] = NOTHING; entry[1] = NOTHING;
        run Router(); run Router(); run Inbound(); run Agent(0); run Agent(1); run Quiet()
    }
}
