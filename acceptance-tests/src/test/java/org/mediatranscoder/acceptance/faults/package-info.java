/** Faults on purpose, with real processes; {@code ./transcoder test --faults} runs them all. */
@NullMarked
package org.mediatranscoder.acceptance.faults;

import org.jspecify.annotations.NullMarked;
