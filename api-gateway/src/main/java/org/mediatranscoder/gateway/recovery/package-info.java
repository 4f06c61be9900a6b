/**
 * Brings back what Redis does not know and S3 does: jobs after a loss of Redis, and jobs whose
 * gateway died while it accepted them. How: docs/decisions/0038-recovery-from-s3.md.
 */
@NullMarked
package org.mediatranscoder.gateway.recovery;

import org.jspecify.annotations.NullMarked;
