/** Ports, folders and secrets of one local stack. */
@NullMarked
package org.mediatranscoder.localstack.settings;

import org.jspecify.annotations.NullMarked;
