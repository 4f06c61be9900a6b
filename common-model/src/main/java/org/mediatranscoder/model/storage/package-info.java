/** Where the files of a job lie in S3. */
@NullMarked
package org.mediatranscoder.model.storage;

import org.jspecify.annotations.NullMarked;
