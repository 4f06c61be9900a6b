/** In which order a service answers when one client sends many requests at once. */
@NullMarked
package org.mediatranscoder.web.turn;

import org.jspecify.annotations.NullMarked;
