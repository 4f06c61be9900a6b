/** What every HTTP service repeats. */
@NullMarked
package org.mediatranscoder.web;

import org.jspecify.annotations.NullMarked;
