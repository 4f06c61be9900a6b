/** Between S3 and the private directory of a job. */
@NullMarked
package org.mediatranscoder.transcoding.storage;

import org.jspecify.annotations.NullMarked;
