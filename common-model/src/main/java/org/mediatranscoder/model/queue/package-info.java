/** The messages between services; each carries the id of a job and its run only. */
@NullMarked
package org.mediatranscoder.model.queue;

import org.jspecify.annotations.NullMarked;
