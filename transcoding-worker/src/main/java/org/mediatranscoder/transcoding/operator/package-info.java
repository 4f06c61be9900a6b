/** What operators see of the system. */
@NullMarked
package org.mediatranscoder.transcoding.operator;

import org.jspecify.annotations.NullMarked;
