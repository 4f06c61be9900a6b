/** One trace through all services for each job, and ids of trace and job beside each log line. */
@NullMarked
package org.mediatranscoder.web.tracing;

import org.jspecify.annotations.NullMarked;
