/**
 * {@code xeroctl webhooks}: addresses outside that are told of events, and how their deliveries fared.
 */
@NullMarked
package org.xerotier.xeroctl.webhooks;

import org.jspecify.annotations.NullMarked;
