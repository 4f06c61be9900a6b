/** Makes docs/configuration.md: the table of all settings, read from the built services. */
@NullMarked
package org.mediatranscoder.configurationdocs;

import org.jspecify.annotations.NullMarked;
