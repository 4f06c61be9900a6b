/** Ways to the output: for the owner, and by the mailed link. */
@NullMarked
package org.mediatranscoder.gateway.download;

import org.jspecify.annotations.NullMarked;
