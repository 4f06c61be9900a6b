/**
 * The side of a queue that works: a JobRunr server that survives the loss of Redis and of others.
 */
@NullMarked
package org.mediatranscoder.redis.queue.server;

import org.jspecify.annotations.NullMarked;
