/** Checks that what an API answers is what its description says. */
@NullMarked
package org.mediatranscoder.testsupport.contract;

import org.jspecify.annotations.NullMarked;
