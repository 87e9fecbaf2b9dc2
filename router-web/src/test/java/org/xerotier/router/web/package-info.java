@NullMarked
package org.xerotier.router.web;

import org.jspecify.annotations.NullMarked;
