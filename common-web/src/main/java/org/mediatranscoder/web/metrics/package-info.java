/** The services' own metrics, as CloudWatch reads them from the log. */
@NullMarked
package org.mediatranscoder.web.metrics;

import org.jspecify.annotations.NullMarked;
