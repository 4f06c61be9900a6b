/** What services know of the networks around them. */
@NullMarked
package org.mediatranscoder.model.network;

import org.jspecify.annotations.NullMarked;
