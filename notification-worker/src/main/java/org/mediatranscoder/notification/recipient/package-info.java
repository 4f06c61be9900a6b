/** Who may be sent mail, how often, and what waits until a recipient has confirmed. */
@NullMarked
package org.mediatranscoder.notification.recipient;

import org.jspecify.annotations.NullMarked;
