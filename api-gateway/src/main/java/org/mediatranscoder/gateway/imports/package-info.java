/** {@code POST /imports}: files that the service fetches from an address on the web. */
@NullMarked
package org.mediatranscoder.gateway.imports;

import org.jspecify.annotations.NullMarked;
