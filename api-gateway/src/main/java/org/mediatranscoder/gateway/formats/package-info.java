/** The formats on offer, known before any worker runs. */
@NullMarked
package org.mediatranscoder.gateway.formats;

import org.jspecify.annotations.NullMarked;
