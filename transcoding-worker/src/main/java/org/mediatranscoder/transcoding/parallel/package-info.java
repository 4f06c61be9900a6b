/** Work of one job that runs beside other work of it. */
@NullMarked
package org.mediatranscoder.transcoding.parallel;

import org.jspecify.annotations.NullMarked;
