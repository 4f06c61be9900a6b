/** What all routes share: CORS, failures of downstream services, the description of the API. */
@NullMarked
package org.mediatranscoder.gateway.web;

import org.jspecify.annotations.NullMarked;
