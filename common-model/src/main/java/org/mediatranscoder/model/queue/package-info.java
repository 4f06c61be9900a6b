/** The messages between services; each carries a job id only. */
@NullMarked
package org.mediatranscoder.model.queue;

import org.jspecify.annotations.NullMarked;
