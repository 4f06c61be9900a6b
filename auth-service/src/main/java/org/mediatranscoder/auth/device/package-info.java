/** Lets a person allow a program on another machine (RFC 8628). */
@NullMarked
package org.mediatranscoder.auth.device;

import org.jspecify.annotations.NullMarked;
