/** Tells the owner of a job of its changes as they happen. */
@NullMarked
package org.mediatranscoder.gateway.live;

import org.jspecify.annotations.NullMarked;
