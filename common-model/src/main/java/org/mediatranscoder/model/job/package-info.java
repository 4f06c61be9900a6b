/** One transcode job: who asked for what, how far it is and how it ended. */
@NullMarked
package org.mediatranscoder.model.job;

import org.jspecify.annotations.NullMarked;
