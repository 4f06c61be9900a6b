/**
 * What operators see and do beyond their own jobs: what failed and why, another try of it, and how
 * full the file store is.
 */
@NullMarked
package org.mediatranscoder.gateway.operator;

import org.jspecify.annotations.NullMarked;
