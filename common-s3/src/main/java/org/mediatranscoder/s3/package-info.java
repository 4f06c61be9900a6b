/** Files in S3. */
@NullMarked
package org.mediatranscoder.s3;

import org.jspecify.annotations.NullMarked;
