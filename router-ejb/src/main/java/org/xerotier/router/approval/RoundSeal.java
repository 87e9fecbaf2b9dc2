package org.xerotier.router.approval;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.jspecify.annotations.Nullable;
import org.xerotier.mesh.json.CanonicalJson;
import org.xerotier.mesh.json.JsonLimits;
import org.xerotier.mesh.json.StrictJson;
import org.xerotier.router.kernel.ProjectId;
import org.xerotier.router.security.PayloadCipher;
import org.xerotier.router.security.PayloadPlace;

/** Encrypts and opens what rounds keep of arguments; each value is bound to its row and column. */
@ApplicationScoped
class RoundSeal {

    private static final String ARGUMENTS = "arguments";
    private static final String DIFF = "diff";

    @Inject
    PayloadCipher cipher;

    byte[] arguments(ApprovalRequest of, byte[] canonical) {
        return seal(of.project(), ApprovalRound.key(of, of.round()), ARGUMENTS, canonical);
    }

    byte[] diff(ApprovalRequest of, JsonNode changes) {
        return seal(of.project(), ApprovalRound.key(of, of.round()), DIFF, CanonicalJson.write(changes));
    }

    JsonNode arguments(ProjectId project, ApprovalRound round) {
        return open(project, round, ARGUMENTS, round.sealedArguments());
    }

    @Nullable
    JsonNode diff(ProjectId project, ApprovalRound round) {
        byte[] sealed = round.sealedDiff();
        return sealed == null ? null : open(project, round, DIFF, sealed);
    }

    private byte[] seal(ProjectId project, String row, String column, byte[] plain) {
        return cipher.seal(new PayloadPlace("approval_rounds", column, project.value(), row), plain);
    }

    private JsonNode open(ProjectId project, ApprovalRound round, String column, byte[] sealed) {
        byte[] plain = cipher.open(new PayloadPlace("approval_rounds", column, project.value(), round.id()), sealed);
        return StrictJson.parse(plain, JsonLimits.REQUEST);
    }
}
