/** What a person may see, take along and delete of their account. */
@NullMarked
package org.mediatranscoder.auth.me;

import org.jspecify.annotations.NullMarked;
