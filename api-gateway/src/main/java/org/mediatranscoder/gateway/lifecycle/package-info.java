/** What the owner of a job may ask of it: to cancel it, to try it again, to send its mail again. */
@NullMarked
package org.mediatranscoder.gateway.lifecycle;

import org.jspecify.annotations.NullMarked;
