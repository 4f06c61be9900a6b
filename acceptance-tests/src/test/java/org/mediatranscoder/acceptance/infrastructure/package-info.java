/** What runs it on AWS: the Terraform configuration, by itself and against the services. */
@NullMarked
package org.mediatranscoder.acceptance.infrastructure;

import org.jspecify.annotations.NullMarked;
