package org.xerotier.mesh.warrant;

import org.xerotier.mesh.frame.Bytes;
import org.xerotier.mesh.frame.Dispatch;
import org.xerotier.mesh.key.SigningKey;
import org.xerotier.mesh.key.VerifyingKey;

/** Signs warrants with the router's key. The same dispatch on the same grounds always gives the same bytes. */
public final class WarrantSigner {

    private final SigningKey key;
    private final String keyId;

    public WarrantSigner(SigningKey key) {
        this.key = key;
        this.keyId = WarrantKeys.id(key.verifyingKey());
    }

    /** The dispatch with its warrant. */
    public Dispatch sign(Dispatch dispatch, Grounds grounds) {
        return dispatch.with(sign(Warrant.of(dispatch, grounds, keyId)));
    }

    Bytes sign(Warrant warrant) {
        byte[] json = WarrantText.json(warrant);
        byte[] signature = key.sign(WarrantText.toSign(json));
        byte[] sealed = new byte[VerifyingKey.SIGNATURE_BYTES + json.length];
        System.arraycopy(signature, 0, sealed, 0, signature.length);
        System.arraycopy(json, 0, sealed, signature.length, json.length);
        return Bytes.adopt(sealed);
    }
}
