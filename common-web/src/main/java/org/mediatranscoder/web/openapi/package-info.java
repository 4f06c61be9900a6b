/**
 * The description of an API (OpenAPI 3.1), for services that have springdoc on the class path: what
 * springdoc cannot know from a controller alone.
 */
@NullMarked
package org.mediatranscoder.web.openapi;

import org.jspecify.annotations.NullMarked;
