/** The manifest beside the file: who owns it, and all that is needed to rebuild its job. */
@NullMarked
package org.mediatranscoder.upload.manifest;

import org.jspecify.annotations.NullMarked;
