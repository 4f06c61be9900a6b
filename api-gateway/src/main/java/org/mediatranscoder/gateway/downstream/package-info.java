/** Where the services are that this one asks, each setting read once. */
@NullMarked
package org.mediatranscoder.gateway.downstream;

import org.jspecify.annotations.NullMarked;
