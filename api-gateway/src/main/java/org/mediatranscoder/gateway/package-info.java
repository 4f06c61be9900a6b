/** The one public REST entry. */
@NullMarked
package org.mediatranscoder.gateway;

import org.jspecify.annotations.NullMarked;
