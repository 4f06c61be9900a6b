/** Browser sessions of people who have not signed in. */
@NullMarked
package org.mediatranscoder.web.session;

import org.jspecify.annotations.NullMarked;
