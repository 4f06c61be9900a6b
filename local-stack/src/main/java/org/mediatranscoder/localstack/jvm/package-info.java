/**
 * How a JVM starts quickly: AOT caches (JEP 483, 514, 515), and compilers that do no more than
 * needed.
 */
@NullMarked
package org.mediatranscoder.localstack.jvm;

import org.jspecify.annotations.NullMarked;
