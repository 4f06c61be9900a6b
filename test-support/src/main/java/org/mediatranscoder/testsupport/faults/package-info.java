/** Harm on the way between a service and what it needs. */
@NullMarked
package org.mediatranscoder.testsupport.faults;

import org.jspecify.annotations.NullMarked;
