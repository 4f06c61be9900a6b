/** Indexes of MongoDB, which each instance makes when it starts. */
@NullMarked
package org.mediatranscoder.auth.index;

import org.jspecify.annotations.NullMarked;
