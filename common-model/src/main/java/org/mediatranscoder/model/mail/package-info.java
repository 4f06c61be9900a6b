/** What services tell each other about mail. */
@NullMarked
package org.mediatranscoder.model.mail;

import org.jspecify.annotations.NullMarked;
