/** What all our pages have in common. */
@NullMarked
package org.mediatranscoder.auth.page;

import org.jspecify.annotations.NullMarked;
