/** Makes another output of a source that is already stored. */
@NullMarked
package org.mediatranscoder.gateway.conversion;

import org.jspecify.annotations.NullMarked;
