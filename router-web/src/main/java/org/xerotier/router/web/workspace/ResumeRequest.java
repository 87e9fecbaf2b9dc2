package org.xerotier.router.web.workspace;

import org.jspecify.annotations.Nullable;

record ResumeRequest(@Nullable String reason) {}
