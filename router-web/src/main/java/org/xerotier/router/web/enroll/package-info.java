/**
 * Where agents become known, and stay so.
 */
@NullMarked
package org.xerotier.router.web.enroll;

import org.jspecify.annotations.NullMarked;
