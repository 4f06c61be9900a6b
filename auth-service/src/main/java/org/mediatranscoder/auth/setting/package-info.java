/** Settings without which the service does not start. */
@NullMarked
package org.mediatranscoder.auth.setting;

import org.jspecify.annotations.NullMarked;
