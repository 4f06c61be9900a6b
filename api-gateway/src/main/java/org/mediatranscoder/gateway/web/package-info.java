/** What all routes share: CORS, failures of neighbours, the description of the API. */
@NullMarked
package org.mediatranscoder.gateway.web;

import org.jspecify.annotations.NullMarked;
