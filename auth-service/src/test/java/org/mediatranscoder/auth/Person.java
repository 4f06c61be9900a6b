package org.mediatranscoder.auth;

import org.jspecify.annotations.Nullable;

/** Who signs in at the fake provider. */
record Person(String subject, @Nullable String email, boolean emailVerified, String name) {

  static Person ada() {
    return new Person("ada-1815", "ada@example.test", true, "Ada Lovelace");
  }

  /** The settings of the tests name this one. */
  static Person operator() {
    return new Person("grace-1906", "grace@example.test", true, "Grace Hopper");
  }

  Person withSubject(String other) {
    return new Person(other, email, emailVerified, name);
  }

  Person withEmail(@Nullable String other) {
    return new Person(subject, other, emailVerified, name);
  }

  Person withUnverifiedEmail() {
    return new Person(subject, email, false, name);
  }
}
