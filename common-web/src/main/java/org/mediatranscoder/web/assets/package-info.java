/**
 * The style sheets, scripts and icons of a service's pages, under addresses that change with their
 * content, so that browsers keep them for good and still get every new release.
 */
@NullMarked
package org.mediatranscoder.web.assets;

import org.jspecify.annotations.NullMarked;
