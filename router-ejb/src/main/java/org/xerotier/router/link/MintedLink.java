package org.xerotier.router.link;

import org.xerotier.router.kernel.Secret;

/** A new link with its secrets, which nobody can show again. The code travels another way than the token. */
public record MintedLink(LinkView link, Secret token, Secret code) {}
