/** Lets the owner of a job delete its files by a link in a mail. */
@NullMarked
package org.mediatranscoder.upload.deletion;

import org.jspecify.annotations.NullMarked;
