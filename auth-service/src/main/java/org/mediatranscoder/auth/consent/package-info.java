/** What receivers of mail decide: to confirm an address, or to stop all mail to it. */
@NullMarked
package org.mediatranscoder.auth.consent;

import org.jspecify.annotations.NullMarked;
