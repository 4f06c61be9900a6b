/** What crosses a service boundary. */
@NullMarked
package org.mediatranscoder.model;

import org.jspecify.annotations.NullMarked;
