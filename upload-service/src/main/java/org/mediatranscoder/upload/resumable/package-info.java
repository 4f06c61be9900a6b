/** Uploads that come in several requests: each goes on where the one before it stopped. */
@NullMarked
package org.mediatranscoder.upload.resumable;

import org.jspecify.annotations.NullMarked;
