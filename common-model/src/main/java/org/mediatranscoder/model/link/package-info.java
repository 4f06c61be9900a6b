/** The download link that is mailed to people. */
@NullMarked
package org.mediatranscoder.model.link;

import org.jspecify.annotations.NullMarked;
