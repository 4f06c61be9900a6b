package org.mediatranscoder.ui.page;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How long outputs live, for the landing page to tell; set as for notification-worker, whose mails
 * tell it too.
 *
 * @param filesKept after which time the file store removes outputs by itself, which mails say;
 *     null, the default, if it never does
 */
@ConfigurationProperties("transcoder.links")
record KeptFiles(@Nullable Duration filesKept) {}
