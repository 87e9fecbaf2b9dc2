package org.xerotier.router.policy;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.xerotier.mesh.json.CanonicalJson;
import org.xerotier.mesh.key.Sha256;
import org.xerotier.router.kernel.Actor;
import org.xerotier.router.kernel.AppendOnly;
import org.xerotier.router.kernel.PolicyId;
import org.xerotier.router.kernel.WorkspaceId;

/** One version of a workspace's policy. Written once. */
@Entity
@AppendOnly
@Table(name = "approval_policies")
class PolicyRow {

    @Id
    private String id;

    @Column(name = "project_id")
    private String projectId;

    @Column(name = "workspace_id")
    private String workspaceId;

    @Column(name = "policy_name")
    private String policyName;

    @Column(name = "policy_version")
    private int policyVersion;

    private JsonNode document;

    @Column(name = "document_digest")
    private String documentDigest;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "created_by")
    private String createdBy;

    @Column(name = "created_by_name")
    private String createdByName;

    @Column(name = "created_principal")
    private String createdPrincipal;

    protected PolicyRow() {}

    PolicyRow(Actor author, WorkspaceId workspace, PolicyVersion version, Instant now) {
        id = version.id().value();
        projectId = author.requireProject().value();
        workspaceId = workspace.value();
        policyName = version.name();
        policyVersion = version.version();
        document = version.document().toJson();
        documentDigest = version.documentDigest();
        createdAt = now;
        createdBy = author.id();
        createdByName = author.name();
        createdPrincipal = author.principal();
    }

    String id() {
        return id;
    }

    /** The version, if the row still says what it said when it was written. */
    PolicyVersion version() {
        if (!Sha256.hex(CanonicalJson.write(document)).equals(documentDigest)) {
            throw new IllegalStateException("approval policy " + id + " does not match its digest");
        }
        return new PolicyVersion(
                new PolicyId(id), policyName, policyVersion, documentDigest, PolicyReader.read(document));
    }

    PolicyView view(boolean isInForce) {
        return new PolicyView(
                new PolicyId(id),
                policyName,
                policyVersion,
                documentDigest,
                document,
                false,
                isInForce,
                createdAt,
                createdByName);
    }
}
