package org.mediatranscoder.auth.consent;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.mediatranscoder.model.mail.MailConsent.Decision;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * The last decision about a mailbox. It holds no address.
 *
 * @param id the field of {@link org.mediatranscoder.model.mail.MailConsent}
 * @param account whose mails it is about; null for those of everybody
 */
@Document("mail_consents")
record StoredConsent(@Id String id, @Nullable String account, Decision decision, Instant at) {}
