/** How large an output becomes and how long it takes, before anything is sent. */
@NullMarked
package org.mediatranscoder.gateway.estimates;

import org.jspecify.annotations.NullMarked;
