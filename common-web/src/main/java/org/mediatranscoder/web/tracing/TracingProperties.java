package org.mediatranscoder.web.tracing;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What of a trace this service believes.
 *
 * @param trustCallers whether a request goes on with the trace that its {@code traceparent} names;
 *     otherwise it begins one. Only for a service that nobody outside can call; default false
 */
@ConfigurationProperties("transcoder.tracing")
record TracingProperties(@DefaultValue("false") boolean trustCallers) {}
