/** What auth-service can do instead of serving: commands that run once and end. */
@NullMarked
package org.mediatranscoder.auth.command;

import org.jspecify.annotations.NullMarked;
