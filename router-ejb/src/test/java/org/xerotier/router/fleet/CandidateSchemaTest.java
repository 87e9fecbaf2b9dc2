package org.xerotier.router.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.xerotier.mesh.frame.Candidate;
import org.xerotier.router.Actors;
import org.xerotier.router.MigratedDatabase;
import org.xerotier.router.kernel.PageRequest;
import org.xerotier.router.kernel.ProjectId;
import org.xerotier.router.kernel.RouterException;

/** What agents propose and what people make of it. */
@ExtendWith(MigratedDatabase.class)
class CandidateSchemaTest {

    private static final Candidate PROD = new Candidate("kubernetes", "kubernetes-prod", "context in ~/.kube/config");
    private static final Candidate LAB = new Candidate("docker", "lab", "socket");

    private final MigratedDatabase database;
    private final FleetRoom room;
    private final ProjectId project;
    private NewAgent agent;

    CandidateSchemaTest(MigratedDatabase database) {
        this.database = database;
        this.room = new FleetRoom(database);
        this.project = room.project();
        this.agent = room.applicant(project, "unused");
    }

    @BeforeEach
    void enrol() {
        agent = room.enrol(project, "edge-1");
    }

    @Test
    void whatIsReportedAgainChangesNothing() {
        report(PROD, LAB);
        report(PROD, LAB);
        report(new Candidate(PROD.kind(), PROD.name(), "other evidence"));

        assertThat(list(null)).extracting(CandidateView::name).containsExactlyInAnyOrder("kubernetes-prod", "lab");
        assertThat(room.found.heard()).hasSize(1);
    }

    @Test
    void anApprovedOneBindsAWorkspaceOfItsNameWhichIsMade() {
        report(PROD);
        CandidateView approved = approve(list(null).get(0), null);

        assertThat(approved.state()).isEqualTo(CandidateState.APPROVED);
        assertThat(room.bound.heard())
                .containsExactly(new AgentBindingChanged(
                        agent.id(), java.util.Objects.requireNonNull(approved.workspace()), true));
        refused("candidate_decided", () -> approve(approved, null));
        refused("candidate_decided", () -> reject(approved));
    }

    @Test
    void aRejectedOneStaysRejectedHoweverOftenItIsFound() {
        report(LAB);
        reject(list(null).get(0));
        report(LAB);

        assertThat(list(null)).extracting(CandidateView::state).containsExactly(CandidateState.REJECTED);
        assertThat(list(CandidateState.PENDING)).isEmpty();
        assertThat(room.bound.heard()).isEmpty();
    }

    @Test
    void oneThatIsNoWorkspacesNameNeedsToBeToldWhichAndStaysPending() {
        report(new Candidate("docker", "/var/run/docker.sock", ""));
        refused("invalid_body", () -> approve(list(null).get(0), null));

        assertThat(list(CandidateState.PENDING)).hasSize(1);
    }

    @Test
    void thereIsAnEndToWhatOneAgentCanPropose() {
        for (int batch = 0; batch < 6; batch++) {
            List<Candidate> many = new ArrayList<>();
            for (int i = 0; i < Candidate.MAX_PER_REPORT; i++) {
                many.add(new Candidate("host", "h-%d-%d".formatted(batch, i), ""));
            }
            report(many.toArray(Candidate[]::new));
        }

        long kept = database.entities()
                .commit(entities ->
                        (Long) entities.createNativeQuery("select count(*) from agent_candidates where agent_id = ?")
                                .setParameter(1, agent.id().value())
                                .getSingleResult());
        assertThat(kept).isEqualTo(CandidateService.MOST_PER_AGENT);
    }

    @Test
    void anotherProjectSeesAndDecidesNothing() {
        report(PROD);
        var stranger = Actors.admin(room.project());

        refused(
                "agent_not_found",
                () -> database.entities()
                        .run(entities -> room.candidates(entities)
                                .approve(
                                        stranger,
                                        agent.id().value(),
                                        list(null).get(0).id().value(),
                                        null)));
    }

    private void report(Candidate... found) {
        database.entities().run(entities -> room.candidates(entities).report(agent.id(), List.of(found)));
    }

    private List<CandidateView> list(@org.jspecify.annotations.Nullable CandidateState state) {
        return database.entities()
                .commit(entities -> room.candidates(entities)
                        .list(Actors.admin(project), "edge-1", state, PageRequest.first())
                        .items());
    }

    private CandidateView approve(CandidateView one, @org.jspecify.annotations.Nullable String workspace) {
        return database.entities()
                .commit(entities -> room.candidates(entities)
                        .approve(Actors.admin(project), "edge-1", one.id().value(), workspace));
    }

    private void reject(CandidateView one) {
        database.entities()
                .run(entities -> room.candidates(entities)
                        .reject(Actors.admin(project), "edge-1", one.id().value(), "not ours"));
    }

    private static void refused(String code, Runnable call) {
        assertThatExceptionOfType(RouterException.class)
                .isThrownBy(call::run)
                .satisfies(refusal -> assertThat(refusal.code().code()).isEqualTo(code));
    }
}
