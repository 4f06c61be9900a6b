/** Signs people in through Google or GitHub. */
@NullMarked
package org.mediatranscoder.auth.login;

import org.jspecify.annotations.NullMarked;
