/** Who may call this service. */
@NullMarked
package org.mediatranscoder.upload.access;

import org.jspecify.annotations.NullMarked;
