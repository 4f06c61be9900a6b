/** One job from its claim to its end. */
@NullMarked
package org.mediatranscoder.transcoding.jobs;

import org.jspecify.annotations.NullMarked;
