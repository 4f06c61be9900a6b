/** What the tokens say and the endpoints that give them out. */
@NullMarked
package org.mediatranscoder.auth.token;

import org.jspecify.annotations.NullMarked;
