/** Counts of a limited time, for all instances of a service. */
@NullMarked
package org.mediatranscoder.web.counting;

import org.jspecify.annotations.NullMarked;
