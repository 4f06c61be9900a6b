/** Tries every door of a service: its routes, and tokens that must open none of them. */
@NullMarked
package org.mediatranscoder.testsupport.access;

import org.jspecify.annotations.NullMarked;
