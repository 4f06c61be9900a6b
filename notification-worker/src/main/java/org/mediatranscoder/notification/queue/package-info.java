/** The state of the queue that this service works on. */
@NullMarked
package org.mediatranscoder.notification.queue;

import org.jspecify.annotations.NullMarked;
