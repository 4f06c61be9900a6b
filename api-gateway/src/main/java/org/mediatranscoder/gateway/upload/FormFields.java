package org.mediatranscoder.gateway.upload;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mediatranscoder.gateway.acceptance.JobWebhooks;
import org.mediatranscoder.gateway.formats.ChosenOptions;
import org.mediatranscoder.gateway.formats.Formats;
import org.mediatranscoder.model.error.ErrorCode;
import org.mediatranscoder.model.format.MediaFormat;
import org.mediatranscoder.model.job.AccountId;
import org.mediatranscoder.model.job.Priority;
import org.mediatranscoder.model.job.TranscodeRequest;
import org.mediatranscoder.model.mail.Mailbox;
import org.mediatranscoder.web.mail.EmailAddresses;
import org.mediatranscoder.web.problem.ApiException;
import org.mediatranscoder.web.problem.Fault;

/** The fields of one upload, judged as they arrive; all faults are told together. */
public final class FormFields {

  public static final String FILE = "file";
  private static final String FORMAT = "format";
  private static final String EMAIL = "email";
  private static final String OPTIONS = "options";
  private static final String PRIORITY = "priority";
  private static final String WEBHOOK = "webhook";

  private final Formats formats;
  private final EmailAddresses addresses;
  private final JobWebhooks webhooks;
  private final AccountId sender;
  private final @Nullable String ownAddress;
  private final Set<String> seen = new HashSet<>();
  private final List<Fault> faults = new ArrayList<>();
  private @Nullable MediaFormat format;
  private Map<String, Object> options = Map.of();
  private Priority priority = Priority.NORMAL;
  private @Nullable String email;
  private @Nullable String webhook;

  /**
   * @param ownAddress that the sender has verified; null if there is none
   */
  public FormFields(
      Formats formats,
      EmailAddresses addresses,
      JobWebhooks webhooks,
      AccountId sender,
      @Nullable String ownAddress) {
    this.formats = formats;
    this.addresses = addresses;
    this.webhooks = webhooks;
    this.sender = sender;
    this.ownAddress = ownAddress;
  }

  /** Notes that a part of this name has come. */
  public void announce(String name) {
    if (!seen.add(name)) {
      fault(name, ErrorCode.FIELD_REPEATED, "stands more than once");
    }
  }

  /** Takes a text field; one that we do not know changes nothing. */
  public void put(String name, String value) {
    switch (name) {
      case FORMAT -> takeFormat(value.strip());
      case OPTIONS -> takeOptions(value);
      case EMAIL -> takeEmail(value.strip());
      case PRIORITY -> takePriority(value.strip());
      case WEBHOOK -> takeWebhook(value.strip());
      default -> {
        // Later versions of a client may send more than we know.
      }
    }
  }

  /**
   * Ends the form at once.
   *
   * @throws ApiException with this fault and all before it
   */
  void refuse(String name, ErrorCode code, String message) {
    fault(name, code, message);
    requireGood();
  }

  /**
   * @throws ApiException with all faults of the fields that have come
   */
  void requireGood() {
    List<Fault> all = new ArrayList<>(faults);
    if (format != null) {
      all.addAll(ChosenOptions.faults(options, format));
    }
    if (!all.isEmpty()) {
      throw new ApiException(all);
    }
  }

  /**
   * What the person asks for, once the form has ended.
   *
   * @throws ApiException with all faults, missing fields too
   */
  public TranscodeRequest complete() {
    require(FILE, ErrorCode.FILE_MISSING);
    require(FORMAT, ErrorCode.FORMAT_MISSING);
    require(EMAIL, ErrorCode.EMAIL_MISSING);
    requireGood();
    if (format == null || email == null) {
      throw new IllegalStateException("A field is neither missing nor good");
    }
    return new TranscodeRequest(format.id(), email, options, isOwn(email))
        .with(priority)
        .withWebhook(webhook);
  }

  private boolean isOwn(String address) {
    return Optional.ofNullable(ownAddress)
        .flatMap(addresses::asSent)
        .filter(own -> Mailbox.of(own).equals(Mailbox.of(address)))
        .isPresent();
  }

  private void require(String name, ErrorCode code) {
    if (!seen.contains(name)) {
      fault(name, code, "is missing");
    }
  }

  private void takeFormat(String id) {
    if (id.isEmpty()) {
      fault(FORMAT, ErrorCode.FORMAT_MISSING, "is empty");
    } else if (formats.knows(id)) {
      format = formats.available(id);
    } else {
      faults.add(Fault.field(FORMAT, ErrorCode.FORMAT_UNKNOWN, "").allowing(formats.ids()));
    }
  }

  private void takeOptions(String json) {
    ChosenOptions.parse(json)
        .ifPresentOrElse(
            chosen -> options = chosen,
            () -> fault(OPTIONS, ErrorCode.OPTIONS_MALFORMED, "must be a JSON object"));
  }

  private void takeEmail(String address) {
    if (address.isEmpty()) {
      fault(EMAIL, ErrorCode.EMAIL_MISSING, "is empty");
    } else {
      addresses
          .asSent(address)
          .ifPresentOrElse(
              sent -> email = sent,
              () -> fault(EMAIL, ErrorCode.EMAIL_INVALID, EmailAddresses.MUST));
    }
  }

  private void takePriority(String word) {
    Priority.of(word)
        .ifPresentOrElse(
            chosen -> priority = chosen,
            () ->
                faults.add(
                    Fault.field(PRIORITY, ErrorCode.VALUE_INVALID, "").allowing(Priority.words())));
  }

  /** An empty one is none, as a browser sends it. */
  private void takeWebhook(String address) {
    if (address.isEmpty()) {
      return;
    }
    if (webhooks.knows(sender, address)) {
      webhook = address;
    } else {
      fault(WEBHOOK, ErrorCode.WEBHOOK_UNKNOWN, "is the address of no webhook of yours");
    }
  }

  private void fault(String name, ErrorCode code, String message) {
    faults.add(Fault.field(name, code, message));
  }
}
