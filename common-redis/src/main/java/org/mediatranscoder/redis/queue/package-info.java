/** Enqueues messages in the two queues between the services, which are JobRunr on Redis. */
@NullMarked
package org.mediatranscoder.redis.queue;

import org.jspecify.annotations.NullMarked;
