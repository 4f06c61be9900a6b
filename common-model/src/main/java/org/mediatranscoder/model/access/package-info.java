/** Which access tokens still count: what auth-service tells all other services about it. */
@NullMarked
package org.mediatranscoder.model.access;

import org.jspecify.annotations.NullMarked;
