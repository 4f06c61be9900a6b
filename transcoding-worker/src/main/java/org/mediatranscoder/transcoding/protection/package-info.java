/** On Amazon ECS, keeps this worker's task while it works. */
@NullMarked
package org.mediatranscoder.transcoding.protection;

import org.jspecify.annotations.NullMarked;
