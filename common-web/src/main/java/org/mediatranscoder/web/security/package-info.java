/** The JWT resource server that every HTTP service is. */
@NullMarked
package org.mediatranscoder.web.security;

import org.jspecify.annotations.NullMarked;
