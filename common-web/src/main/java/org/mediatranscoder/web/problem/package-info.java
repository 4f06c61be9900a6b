/** Every error leaves as an RFC 9457 problem detail with a stable code and an id. */
@NullMarked
package org.mediatranscoder.web.problem;

import org.jspecify.annotations.NullMarked;
