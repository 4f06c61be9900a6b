/** Measurements of the running whole. */
@NullMarked
package org.mediatranscoder.benchmarks;

import org.jspecify.annotations.NullMarked;
