/** Tells people how their jobs ended. */
@NullMarked
package org.mediatranscoder.notification;

import org.jspecify.annotations.NullMarked;
