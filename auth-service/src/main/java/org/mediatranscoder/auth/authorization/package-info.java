/** What was granted to whom, kept in Redis for all instances. */
@NullMarked
package org.mediatranscoder.auth.authorization;

import org.jspecify.annotations.NullMarked;
