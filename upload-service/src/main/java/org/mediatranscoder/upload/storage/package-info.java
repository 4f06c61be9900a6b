/** What lies in S3 under {@code raw/} of a job, and how nothing is left behind there. */
@NullMarked
package org.mediatranscoder.upload.storage;

import org.jspecify.annotations.NullMarked;
