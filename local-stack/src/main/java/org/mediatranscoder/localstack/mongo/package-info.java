/** MongoDB, played by mongo-java-server over an H2 file. */
@NullMarked
package org.mediatranscoder.localstack.mongo;

import org.jspecify.annotations.NullMarked;
