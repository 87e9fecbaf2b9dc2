/**
 * A campaign: load, faults and judgement in one command, {@code system-tests/campaign}. The seed is printed first; the same seed
 * draws the same schedule of faults and the same calls.
 *
 * <p>Door: {@link org.xerotier.systemtests.campaign.Campaign}.
 */
@NullMarked
package org.xerotier.systemtests.campaign;

import org.jspecify.annotations.NullMarked;
