package org.mediatranscoder.auth.preference;

import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * The part of an account that holds the preferences, so that they go with it.
 *
 * @param preferences null of who has said nothing
 */
@Document("accounts")
record StoredPreferences(@Id String id, @Nullable Preferences preferences) {}
