/** Browser sessions, kept in Redis for all instances. */
@NullMarked
package org.mediatranscoder.auth.session;

import org.jspecify.annotations.NullMarked;
