/** How MongoDB is read where a request can go on without it, and how Redis is filled from it. */
@NullMarked
package org.mediatranscoder.auth.store;

import org.jspecify.annotations.NullMarked;
