/** Carries a plan out, follows it, and checks what came out. */
@NullMarked
package org.mediatranscoder.transcoding.encode;

import org.jspecify.annotations.NullMarked;
