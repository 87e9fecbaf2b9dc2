package org.xerotier.router.grant;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.xerotier.mesh.json.CanonicalJson;
import org.xerotier.mesh.json.JsonLimits;
import org.xerotier.mesh.json.StrictJson;
import org.xerotier.router.kernel.ProjectId;
import org.xerotier.router.security.PayloadCipher;
import org.xerotier.router.security.PayloadPlace;

/** Encrypts and opens patterns, which hold argument values. */
@ApplicationScoped
class GrantSeal {

    @Inject
    PayloadCipher cipher;

    byte[] seal(String table, ProjectId project, String row, GrantPattern pattern) {
        return cipher.seal(
                new PayloadPlace(table, "pattern", project.value(), row), CanonicalJson.write(pattern.document()));
    }

    GrantPattern open(ApprovalGrant grant) {
        return open("approval_grants", grant.project(), grant.id().value(), grant.sealedPattern());
    }

    GrantPattern open(GrantWish wish) {
        return open("approval_grant_wishes", wish.project(), wish.invocation(), wish.sealedPattern());
    }

    private GrantPattern open(String table, ProjectId project, String row, byte[] sealed) {
        byte[] clear = cipher.open(new PayloadPlace(table, "pattern", project.value(), row), sealed);
        return GrantPatternReader.stored(StrictJson.parse(clear, JsonLimits.REQUEST));
    }
}
