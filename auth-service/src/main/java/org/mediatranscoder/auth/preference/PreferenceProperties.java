package org.mediatranscoder.auth.preference;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * What people prefer.
 *
 * @param sweepInterval how often Redis is made to say who wants no mail and what receivers of mail
 *     decided: how long mails wait after a loss of Redis; default 10 seconds
 */
@Validated
@ConfigurationProperties("transcoder.auth.preferences")
public record PreferenceProperties(
    @NotNull @DurationMin(millis = 100) @DurationMax(minutes = 1) @DefaultValue("10s")
        Duration sweepInterval) {}
