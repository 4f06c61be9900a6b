/** Makes a job of what has been stored for it. */
@NullMarked
package org.mediatranscoder.gateway.acceptance;

import org.jspecify.annotations.NullMarked;
