package org.mediatranscoder.localstack.service;

/** What to do with the caches that make a JVM start quickly (JEP 483, 514, 515). */
public enum StartCaches {
  /** Uses those that are there; without one a service starts slower. */
  USE,

  /** Makes those that are missing: a service without one writes it when it ends. */
  MAKE
}
