/** On Amazon ECS, keeps a task while it does what takes long. */
@NullMarked
package org.mediatranscoder.web.protection;

import org.jspecify.annotations.NullMarked;
