/** An SMTP server that keeps every mail as a file, and a page to read them. */
@NullMarked
package org.mediatranscoder.localstack.mail;

import org.jspecify.annotations.NullMarked;
