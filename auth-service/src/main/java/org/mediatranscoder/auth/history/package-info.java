/** The lasting history: jobs that have ended, in MongoDB. See docs/decisions/0039. */
@NullMarked
package org.mediatranscoder.auth.history;

import org.jspecify.annotations.NullMarked;
