package org.mediatranscoder.acceptance.faults;

import java.util.Locale;
import java.util.function.Function;
import org.mediatranscoder.testsupport.faults.Fault;
import org.mediatranscoder.testsupport.faults.FaultProxy;

/**
 * A point of an upload at which the gateway or upload-service can be struck, as it can be seen from
 * outside: by what one asks of the other, of S3 and of Redis.
 */
enum UploadMoment {
  GATEWAY_WHEN_THE_SOURCE_BEGINS(
      Fleet::gateway,
      Fleet::wayToUploads,
      "^PUT /uploads/" + UploadMoment.ID + "/source",
      When.BEGUN),
  GATEWAY_IN_THE_MIDDLE_OF_THE_SOURCE(
      Fleet::gateway, UploadMoment::storage, UploadMoment.SECOND_PART, When.BEGUN),
  GATEWAY_BEFORE_THE_MANIFEST(
      Fleet::gateway,
      Fleet::wayToUploads,
      "^PUT /uploads/" + UploadMoment.ID + "/manifest",
      When.BEFORE),
  GATEWAY_AFTER_THE_MANIFEST(
      Fleet::gateway, UploadMoment::storage, UploadMoment.MANIFEST, When.AFTER),
  GATEWAY_BEFORE_THE_JOB_IS_IN_REDIS(
      Fleet::gateway, UploadMoment::jobs, "job:" + UploadMoment.ID + ".*PENDING", When.BEFORE),
  GATEWAY_BEFORE_THE_MESSAGE(
      Fleet::gateway, UploadMoment::jobs, "\\{transcode\\}:job:" + UploadMoment.ID, When.BEFORE),
  UPLOAD_SERVICE_WHEN_THE_SOURCE_BEGINS(
      Fleet::uploads,
      UploadMoment::storage,
      "^POST /media/raw/" + UploadMoment.ID + "/[^ ]*uploads",
      When.BEGUN),
  UPLOAD_SERVICE_IN_THE_MIDDLE_OF_THE_SOURCE(
      Fleet::uploads, UploadMoment::storage, UploadMoment.SECOND_PART, When.BEGUN),
  UPLOAD_SERVICE_BEFORE_THE_SOURCE_IS_WHOLE(
      Fleet::uploads, UploadMoment::storage, UploadMoment.COMPLETE, When.BEFORE),
  UPLOAD_SERVICE_AFTER_THE_SOURCE_IS_WHOLE(
      Fleet::uploads, UploadMoment::storage, UploadMoment.COMPLETE, When.AFTER),
  UPLOAD_SERVICE_BEFORE_THE_MANIFEST(
      Fleet::uploads, UploadMoment::storage, UploadMoment.MANIFEST, When.BEFORE),
  UPLOAD_SERVICE_AFTER_THE_MANIFEST(
      Fleet::uploads, UploadMoment::storage, UploadMoment.MANIFEST, When.AFTER);

  private static final String ID = "([0-9a-f-]{36})";
  private static final String SECOND_PART = "^PUT /media/raw/" + ID + "/[^ ]*partNumber=2";
  private static final String COMPLETE = "^POST /media/raw/" + ID + "/[^ ]*uploadId=";
  private static final String MANIFEST = "^PUT /media/raw/" + ID + "/job.json";

  @SuppressWarnings("ImmutableEnumChecker") // It keeps nothing.
  private final Function<Fleet, Member> victim;

  @SuppressWarnings("ImmutableEnumChecker") // It keeps nothing.
  private final Function<Fleet, FaultProxy> seenBy;

  private final String sent;
  private final When when;

  private enum When {
    BEFORE,
    BEGUN,
    AFTER
  }

  UploadMoment(
      Function<Fleet, Member> victim, Function<Fleet, FaultProxy> seenBy, String sent, When when) {
    this.victim = victim;
    this.seenBy = seenBy;
    this.sent = sent;
    this.when = when;
  }

  private static FaultProxy storage(Fleet fleet) {
    return fleet.uploads().s3();
  }

  private static FaultProxy jobs(Fleet fleet) {
    return fleet.gateway().redis();
  }

  /** Lets the strike come as soon as an upload reaches this moment. */
  void arm(Fleet fleet, Strike strike) {
    Member member = victim.apply(fleet);
    seenBy.apply(fleet).arm(sent, fault(fleet, member, strike));
  }

  private Fault fault(Fleet fleet, Member member, Strike strike) {
    return switch (when) {
      case BEFORE -> strike.before(member);
      case BEGUN -> strike.begun(member);
      case AFTER -> strike.after(member, seen -> isDone(fleet, seen.group(1)));
    };
  }

  private boolean isDone(Fleet fleet, String job) {
    String suffix = sent.equals(MANIFEST) ? "/job.json" : "";
    return fleet.s3().keys("raw/" + job + "/").stream().anyMatch(key -> key.endsWith(suffix));
  }

  String told() {
    return name()
        .toLowerCase(Locale.ROOT)
        .replace('_', ' ')
        .replace("upload service", "upload-service");
  }
}
