/** A service that cannot start says in one line which setting is in its way. */
@NullMarked
package org.mediatranscoder.web.setting;

import org.jspecify.annotations.NullMarked;
