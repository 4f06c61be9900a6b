package org.mediatranscoder.gateway.operator;

import java.time.Instant;
import java.util.List;

/**
 * How full the file store was at a time.
 *
 * @param kinds of files
 * @param accountCount how many accounts keep something
 * @param accounts those that keep the most, the greatest first
 */
record StorageReport(
    Instant measuredAt, List<Kind> kinds, long accountCount, List<Account> accounts) {

  StorageReport {
    kinds = List.copyOf(kinds);
    accounts = List.copyOf(accounts);
  }

  /**
   * The files of one kind.
   *
   * @param name {@code sources}, {@code outputs}, {@code work} or {@code live}
   * @param counted whether all were counted; if not, there are more
   */
  record Kind(String name, long files, long bytes, boolean counted) {}

  /**
   * What one account keeps.
   *
   * @param jobs how many keep something
   */
  record Account(String id, long jobs, long sourceBytes, long outputBytes) {

    long bytes() {
      return sourceBytes + outputBytes;
    }
  }
}
