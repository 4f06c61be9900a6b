package org.mediatranscoder.gateway.operator;

import io.lettuce.core.KeyScanCursor;
import io.lettuce.core.ScanArgs;
import io.lettuce.core.ScanCursor;
import java.time.Clock;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.mediatranscoder.gateway.limits.AccountUsage;
import org.mediatranscoder.gateway.limits.KeptBytes;
import org.mediatranscoder.model.job.AccountId;
import org.mediatranscoder.model.storage.ObjectKeys;
import org.mediatranscoder.redis.connection.RedisLink;
import org.mediatranscoder.redis.job.JobKeys;
import org.mediatranscoder.s3.Bucket;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.services.s3.model.S3Object;

/**
 * Measures how full the file store is: files by lists of the bucket, and what accounts keep by what
 * Redis knows of their jobs, as their limit counts it.
 */
@Component
class StorageMeasurement {

  private static final int MOST_ACCOUNTS = 50;
  private static final ScanArgs ACCOUNTS =
      ScanArgs.Builder.matches(JobKeys.STORED_OF_ALL).limit(1_000);
  private static final Comparator<StorageReport.Account> GREATEST_FIRST =
      Comparator.comparingLong(StorageReport.Account::bytes)
          .reversed()
          .thenComparing(StorageReport.Account::id);

  private final Bucket bucket;
  private final RedisLink redis;
  private final AccountUsage usage;
  private final StorageProperties properties;
  private final Clock clock;

  StorageMeasurement(
      Bucket bucket,
      RedisLink redis,
      AccountUsage usage,
      StorageProperties properties,
      Clock clock) {
    this.bucket = bucket;
    this.redis = redis;
    this.usage = usage;
    this.properties = properties;
    this.clock = clock;
  }

  /**
   * Takes seconds, or minutes of a full store.
   *
   * @throws software.amazon.awssdk.core.exception.SdkException if the bucket cannot be listed
   * @throws io.lettuce.core.RedisException if Redis cannot be asked
   */
  StorageReport measure() {
    List<StorageReport.Kind> kinds =
        List.of(
            kind("sources", ObjectKeys.SOURCES),
            kind("outputs", ObjectKeys.OUTPUTS),
            kind("work", ObjectKeys.WORK),
            kind("live", ObjectKeys.LIVE));
    Map<AccountId, KeptBytes> accounts = accounts();
    return new StorageReport(clock.instant(), kinds, accounts.size(), greatest(accounts));
  }

  private StorageReport.Kind kind(String name, String prefix) {
    long files = 0;
    long bytes = 0;
    try (Stream<S3Object> listed = bucket.list(prefix)) {
      Iterator<S3Object> objects = listed.iterator();
      while (files < properties.mostFiles() && objects.hasNext()) {
        files++;
        bytes += objects.next().size();
      }
      return new StorageReport.Kind(name, files, bytes, !objects.hasNext());
    }
  }

  private Map<AccountId, KeptBytes> accounts() {
    Map<AccountId, KeptBytes> accounts = new HashMap<>();
    ScanCursor place = ScanCursor.INITIAL;
    do {
      KeyScanCursor<String> found = redis.commands().scan(place, ACCOUNTS);
      found.getKeys().stream()
          .flatMap(key -> JobKeys.ownerOfStored(key).stream())
          .forEach(account -> accounts.put(account, usage.kept(account)));
      place = found;
    } while (!place.isFinished());
    accounts.values().removeIf(kept -> kept.jobs() == 0);
    return accounts;
  }

  private static List<StorageReport.Account> greatest(Map<AccountId, KeptBytes> accounts) {
    return accounts.entrySet().stream()
        .map(entry -> account(entry.getKey(), entry.getValue()))
        .sorted(GREATEST_FIRST)
        .limit(MOST_ACCOUNTS)
        .toList();
  }

  private static StorageReport.Account account(AccountId id, KeptBytes kept) {
    return new StorageReport.Account(id.value(), kept.jobs(), kept.sources(), kept.outputs());
  }
}
