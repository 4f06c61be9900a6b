/** What operators see of the system, passed on from transcoding-worker. */
@NullMarked
package org.mediatranscoder.ui.operator;

import org.jspecify.annotations.NullMarked;
