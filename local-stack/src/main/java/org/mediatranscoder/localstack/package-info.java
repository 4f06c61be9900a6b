/** The embedded default: the whole system on one machine. */
@NullMarked
package org.mediatranscoder.localstack;

import org.jspecify.annotations.NullMarked;
