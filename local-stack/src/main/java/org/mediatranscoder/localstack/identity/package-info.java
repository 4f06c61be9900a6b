/** The fakes of Google and GitHub, with a login page of our own. */
@NullMarked
package org.mediatranscoder.localstack.identity;

import org.jspecify.annotations.NullMarked;
