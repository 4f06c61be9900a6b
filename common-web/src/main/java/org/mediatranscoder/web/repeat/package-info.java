/** Work that a service does again and again. */
@NullMarked
package org.mediatranscoder.web.repeat;

import org.jspecify.annotations.NullMarked;
