/** A client of the public API: signs in, uploads, watches, downloads. */
@NullMarked
package org.mediatranscoder.localstack.client;

import org.jspecify.annotations.NullMarked;
