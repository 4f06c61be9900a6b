/** What whoever looks after the system sees of it. */
@NullMarked
package org.mediatranscoder.transcoding.operator;

import org.jspecify.annotations.NullMarked;
