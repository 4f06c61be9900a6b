package org.mediatranscoder.ui.page;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * What api-gateway lets an account have, for the landing page to tell; set as there.
 *
 * @param storedBytes bytes of sources and outputs that are kept at the same time; default 100 GB
 * @param bytesPerDay bytes sent in uploads, or copied for another output, in a day of UTC; default
 *     100 GB
 * @param encodingPerDay time that files are encoded in a day of UTC; default 10 h
 */
@ConfigurationProperties("transcoder.limits")
record AccountLimits(
    @DefaultValue("100GB") DataSize storedBytes,
    @DefaultValue("100GB") DataSize bytesPerDay,
    @DefaultValue("10h") Duration encodingPerDay) {}
