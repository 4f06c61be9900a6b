/** Carries a plan out, follows it, and checks the output. */
@NullMarked
package org.mediatranscoder.transcoding.encode;

import org.jspecify.annotations.NullMarked;
