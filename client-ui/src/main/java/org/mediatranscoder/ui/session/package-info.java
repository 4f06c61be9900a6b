/** Browser sessions, kept in Redis for all instances. */
@NullMarked
package org.mediatranscoder.ui.session;

import org.jspecify.annotations.NullMarked;
