/** The table of all settings, read from the built services. */
@NullMarked
package org.mediatranscoder.localstack.configuration;

import org.jspecify.annotations.NullMarked;
