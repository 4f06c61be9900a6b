package org.mediatranscoder.web.session;

import jakarta.validation.constraints.Positive;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How many browser sessions may begin.
 *
 * @param startsPerAddress in ten minutes, from one address or one /64 network of IPv6; loopback is
 *     not counted; default 200
 */
@Validated
@ConfigurationProperties("transcoder.sessions")
record SessionProperties(@DefaultValue("200") @Positive int startsPerAddress) {}
