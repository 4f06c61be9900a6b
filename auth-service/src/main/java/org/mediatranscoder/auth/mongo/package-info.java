/** How all of auth-service speaks to MongoDB. */
@NullMarked
package org.mediatranscoder.auth.mongo;

import org.jspecify.annotations.NullMarked;
