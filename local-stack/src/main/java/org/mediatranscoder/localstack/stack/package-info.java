/** The whole: infrastructure and services, started and stopped together. */
@NullMarked
package org.mediatranscoder.localstack.stack;

import org.jspecify.annotations.NullMarked;
