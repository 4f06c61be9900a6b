/** The running whole, seen from outside: REST, the page in a browser, the mail, faults. */
@NullMarked
package org.mediatranscoder.acceptance;

import org.jspecify.annotations.NullMarked;
