/** What a person sees of their jobs. */
@NullMarked
package org.mediatranscoder.gateway.jobs;

import org.jspecify.annotations.NullMarked;
