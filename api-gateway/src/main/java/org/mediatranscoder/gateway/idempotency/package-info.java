/** The header Idempotency-Key: a request that is repeated with the same key is done once. */
@NullMarked
package org.mediatranscoder.gateway.idempotency;

import org.jspecify.annotations.NullMarked;
