/** Real servers, tokens and media for tests. */
@NullMarked
package org.mediatranscoder.testsupport;

import org.jspecify.annotations.NullMarked;
