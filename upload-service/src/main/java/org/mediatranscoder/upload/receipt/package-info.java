/** Lets the sender of a source finish its upload, however long it took. */
@NullMarked
package org.mediatranscoder.upload.receipt;

import org.jspecify.annotations.NullMarked;
