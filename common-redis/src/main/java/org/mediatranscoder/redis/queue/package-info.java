/** The two queues between the services, for whoever enqueues: JobRunr on Redis. */
@NullMarked
package org.mediatranscoder.redis.queue;

import org.jspecify.annotations.NullMarked;
