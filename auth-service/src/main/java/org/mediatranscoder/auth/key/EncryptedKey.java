package org.mediatranscoder.auth.key;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * A signing key as it lies in the database.
 *
 * @param kid names it in tokens
 * @param sequence 1, 2, 3 …: the highest one whose time has come signs
 * @param salt hex; from it and the secret comes the AES key
 * @param sealed the key as a JWK, encrypted with AES-GCM, in Base64
 * @param signsFrom later than its creation when others must learn of it first
 * @param retiredAt since when only its public part is kept; null before
 */
@Document("signing_keys")
record EncryptedKey(
    @Id String kid,
    int sequence,
    String salt,
    String sealed,
    Instant createdAt,
    Instant signsFrom,
    @Nullable Instant retiredAt) {}
