/** What a person asks of their account: api-gateway takes it and auth-service does it. */
@NullMarked
package org.mediatranscoder.web.account;

import org.jspecify.annotations.NullMarked;
