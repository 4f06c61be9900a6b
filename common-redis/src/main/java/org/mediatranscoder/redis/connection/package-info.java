/** The one way from our code to Redis: a connection that never waits for ever, and Lua scripts. */
@NullMarked
package org.mediatranscoder.redis.connection;

import org.jspecify.annotations.NullMarked;
