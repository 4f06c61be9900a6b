/** Speaks to upload-service: streams a source on, and cleans up after a failed upload. */
@NullMarked
package org.mediatranscoder.gateway.uploadservice;

import org.jspecify.annotations.NullMarked;
