/** Caches that make a JVM start quickly (JEP 483, 514, 515). */
@NullMarked
package org.mediatranscoder.localstack.startcache;

import org.jspecify.annotations.NullMarked;
