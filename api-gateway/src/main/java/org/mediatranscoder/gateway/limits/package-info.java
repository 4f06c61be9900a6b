/** What one account may take of the whole, so that nobody slows down another person. */
@NullMarked
package org.mediatranscoder.gateway.limits;

import org.jspecify.annotations.NullMarked;
