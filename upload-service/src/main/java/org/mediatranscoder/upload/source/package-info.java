/** Receives the uploaded file itself, part by part, in constant memory. */
@NullMarked
package org.mediatranscoder.upload.source;

import org.jspecify.annotations.NullMarked;
