/** How MongoDB is read where a request can go on without it. */
@NullMarked
package org.mediatranscoder.auth.store;

import org.jspecify.annotations.NullMarked;
