/** The one mail that tells a person how a job ended. */
@NullMarked
package org.mediatranscoder.notification.mail;

import org.jspecify.annotations.NullMarked;
