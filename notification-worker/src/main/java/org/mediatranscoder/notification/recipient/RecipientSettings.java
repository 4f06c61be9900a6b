package org.mediatranscoder.notification.recipient;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How much mail a recipient gets. Days are those of UTC.
 *
 * @param ownPerDay mails in a day to an address that its account has verified; default 1000
 * @param othersPerDay mails in a day to any other address, no matter who sends them; default 20
 * @param questionsPerDay recipients that one account may have asked in a day whether its mails are
 *     welcome, each once in a day, no matter who wants to send; default 5
 * @param questionsInAll times that a recipient who never answers is asked, no matter who wants to
 *     send; it begins anew after {@code questionsForgotten}; default 3
 * @param questionsForgotten when their count begins anew; default 180 days
 * @param waiting how long mails wait for an answer, and how long it may be given; default 7 days
 * @param releaseInterval how often it is looked whether somebody has confirmed; default 2 seconds
 */
@Validated
@ConfigurationProperties("transcoder.mail.recipients")
public record RecipientSettings(
    @DefaultValue("1000") @Positive int ownPerDay,
    @DefaultValue("20") @Positive int othersPerDay,
    @DefaultValue("5") @Positive int questionsPerDay,
    @DefaultValue("3") @Positive int questionsInAll,
    @DefaultValue("180d") @NotNull @DurationMin(days = 1) Duration questionsForgotten,
    @DefaultValue("7d") @NotNull @DurationMin(minutes = 1) Duration waiting,
    @DefaultValue("2s") @NotNull @DurationMin(millis = 100) Duration releaseInterval) {}
