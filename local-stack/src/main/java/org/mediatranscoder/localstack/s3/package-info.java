/** S3, played by s3proxy over a folder. */
@NullMarked
package org.mediatranscoder.localstack.s3;

import org.jspecify.annotations.NullMarked;
