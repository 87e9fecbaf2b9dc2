package org.xerotier.router.web.enroll;

import org.xerotier.mesh.key.RefreshProof;

record RefreshRequest(RefreshProof proof) {}
