/** Media that people have, and what is right for each, measured in the output. */
@NullMarked
package org.mediatranscoder.transcoding.cases;

import org.jspecify.annotations.NullMarked;
