/** What a person prefers: the format, and the mails about jobs. */
@NullMarked
package org.mediatranscoder.auth.preference;

import org.jspecify.annotations.NullMarked;
