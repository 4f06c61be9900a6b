/** Takes a job away with all its files, wherever they lie. */
@NullMarked
package org.mediatranscoder.gateway.deletion;

import org.jspecify.annotations.NullMarked;
