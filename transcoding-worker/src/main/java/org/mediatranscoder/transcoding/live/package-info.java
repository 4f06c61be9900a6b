/** Packages that are played while they are made. */
@NullMarked
package org.mediatranscoder.transcoding.live;

import org.jspecify.annotations.NullMarked;
