/** Every error a client can see, with its stable code. */
@NullMarked
package org.mediatranscoder.model.error;

import org.jspecify.annotations.NullMarked;
