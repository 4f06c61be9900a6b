/** What the script transcoder can be told to do. */
@NullMarked
package org.mediatranscoder.localstack.command;

import org.jspecify.annotations.NullMarked;
