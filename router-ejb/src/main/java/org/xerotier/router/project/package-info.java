/**
 * Projects: whose everything is. Who has a place in one is the people room's business.
 *
 * <p>Door: {@link org.xerotier.router.project.ProjectService}, which turns what stands in a path (id or slug) into a
 * {@link org.xerotier.router.kernel.ProjectId}. Table {@code projects}. A slug never changes, so it may be remembered.
 */
@NullMarked
package org.xerotier.router.project;

import org.jspecify.annotations.NullMarked;
