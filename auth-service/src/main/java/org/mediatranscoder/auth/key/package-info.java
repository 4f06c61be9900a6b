/** The keys that sign tokens, kept encrypted in MongoDB for all instances. */
@NullMarked
package org.mediatranscoder.auth.key;

import org.jspecify.annotations.NullMarked;
