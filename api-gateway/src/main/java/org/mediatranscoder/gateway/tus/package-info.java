/** {@code /files}: uploads that can be resumed, by the protocol tus 1.0 (https://tus.io). */
@NullMarked
package org.mediatranscoder.gateway.tus;

import org.jspecify.annotations.NullMarked;
