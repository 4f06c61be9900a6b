/**
 * What the owner of a job may ask of it: to cancel it, to try it again, to send its mail again. An
 * operator may have it tried again, too.
 */
@NullMarked
package org.mediatranscoder.gateway.lifecycle;

import org.jspecify.annotations.NullMarked;
