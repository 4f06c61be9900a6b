/** Receives an upload as a stream and keeps it in S3. */
@NullMarked
package org.mediatranscoder.upload;

import org.jspecify.annotations.NullMarked;
