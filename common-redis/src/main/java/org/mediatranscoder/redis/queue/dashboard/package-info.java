/** What an operator sees of the queues. */
@NullMarked
package org.mediatranscoder.redis.queue.dashboard;

import org.jspecify.annotations.NullMarked;
