/** Mail addresses as people type them. */
@NullMarked
package org.mediatranscoder.web.mail;

import org.jspecify.annotations.NullMarked;
