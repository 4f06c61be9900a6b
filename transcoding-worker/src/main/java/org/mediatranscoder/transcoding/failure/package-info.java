/** What ends a job for good: one exception for each thing that no retry can heal. */
@NullMarked
package org.mediatranscoder.transcoding.failure;

import org.jspecify.annotations.NullMarked;
