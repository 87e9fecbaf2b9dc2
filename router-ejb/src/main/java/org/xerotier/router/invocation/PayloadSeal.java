package org.xerotier.router.invocation;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.xerotier.mesh.frame.Bytes;
import org.xerotier.mesh.json.JsonLimits;
import org.xerotier.mesh.json.StrictJson;
import org.xerotier.router.kernel.ExecutionId;
import org.xerotier.router.kernel.InvocationId;
import org.xerotier.router.kernel.ProjectId;
import org.xerotier.router.security.PayloadCipher;
import org.xerotier.router.security.PayloadPlace;

/** Encrypts and opens what this room keeps of arguments and output; each value is bound to its row and column. */
@ApplicationScoped
class PayloadSeal {

    @Inject
    PayloadCipher cipher;

    byte[] arguments(ProjectId project, InvocationId id, Bytes arguments) {
        return cipher.seal(new PayloadPlace("invocations", "arguments", project.value(), id.value()), arguments.view());
    }

    Bytes arguments(Invocation invocation) {
        return Bytes.adopt(cipher.open(
                new PayloadPlace(
                        "invocations",
                        "arguments",
                        invocation.project().value(),
                        invocation.id().value()),
                invocation.sealedArguments()));
    }

    JsonNode argumentsJson(Invocation invocation) {
        return StrictJson.parse(arguments(invocation).view(), JsonLimits.ARGUMENTS);
    }

    /** For readers that fetch no whole rows. */
    JsonNode argumentsJson(ProjectId project, InvocationId id, byte[] sealed) {
        PayloadPlace place = new PayloadPlace("invocations", "arguments", project.value(), id.value());
        return StrictJson.parse(cipher.open(place, sealed), JsonLimits.ARGUMENTS);
    }

    InvocationView opened(Invocation invocation) {
        return invocation.view().with(argumentsJson(invocation), null);
    }

    byte[] piece(ProjectId project, ExecutionId execution, long piece, Bytes data) {
        return cipher.seal(
                new PayloadPlace("invocation_events", "data", project.value(), execution.value() + '/' + piece),
                data.view());
    }

    byte[] openPiece(ProjectId project, String execution, long piece, byte[] sealed) {
        return cipher.open(
                new PayloadPlace("invocation_events", "data", project.value(), execution + '/' + piece), sealed);
    }
}
