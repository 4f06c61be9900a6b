/** What Amazon SES tells of mail that came back, and which addresses get none any more. */
@NullMarked
package org.mediatranscoder.notification.bounce;

import org.jspecify.annotations.NullMarked;
