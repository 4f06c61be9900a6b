/** The catalogue of formats, known even while no worker runs. */
@NullMarked
package org.mediatranscoder.gateway.formats;

import org.jspecify.annotations.NullMarked;
