/**
 * What still pictures say of themselves beyond their pixels: of what kind they are, how they are
 * held, in which colours, and whether they are whole. No decoder runs for it.
 */
@NullMarked
package org.mediatranscoder.transcoding.picture;

import org.jspecify.annotations.NullMarked;
