package org.mediatranscoder.auth.documentdb;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Fails each test during which MongoDB was asked for what DocumentDB does not have. */
public final class NothingDocumentDbLacks implements AfterEachCallback {

  @Override
  public void afterEach(ExtensionContext test) {
    assertThat(MongoWatch.takeFaults()).as("not for Amazon DocumentDB 5.0").isEmpty();
  }
}
