package org.mediatranscoder.localstack.jvm;

/** What to do with AOT caches. */
public enum AotCaches {
  /** Uses those that are there; without one a process starts slower. */
  USE,

  /** Makes those that are missing: a process without one writes it when it ends. */
  MAKE
}
