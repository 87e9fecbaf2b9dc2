/**
 * One-time links: an owner invites one reviewer without membership to decide one question once. The link is a secret in
 * the fragment of a URL, the reviewer confirms who they are by a code that travelled another way, and only the act of
 * deciding changes anything: a scanner that fetches and opens as often as it likes leaves no trace.
 *
 * <p>The inviter saw the secret, so inviter and reviewer are one person wherever people are counted. Door: {@link
 * org.xerotier.router.link.LinkService}. Table {@code approval_links}. ADR 0016.
 */
@NullMarked
package org.xerotier.router.link;

import org.jspecify.annotations.NullMarked;
