/** Parts of the local stack in containers of their own, for {@code docker-compose.yml}. */
@NullMarked
package org.mediatranscoder.localstack.container;

import org.jspecify.annotations.NullMarked;
