/** What an access token says, and whether it may still be used. */
@NullMarked
package org.mediatranscoder.model.access;

import org.jspecify.annotations.NullMarked;
