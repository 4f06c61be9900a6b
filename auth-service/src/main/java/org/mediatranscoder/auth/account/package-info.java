/** The people who use the system, and which log-ins are theirs. */
@NullMarked
package org.mediatranscoder.auth.account;

import org.jspecify.annotations.NullMarked;
