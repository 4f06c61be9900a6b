package org.mediatranscoder.gateway.upload;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mediatranscoder.gateway.formats.ChosenOptions;
import org.mediatranscoder.gateway.formats.Formats;
import org.mediatranscoder.model.error.ErrorCode;
import org.mediatranscoder.model.format.MediaFormat;
import org.mediatranscoder.model.job.TranscodeRequest;
import org.mediatranscoder.web.mail.EmailAddresses;
import org.mediatranscoder.web.problem.ApiException;

/** The fields of one upload, judged as they arrive so that a bad one stops it at once. */
final class FormFields {

  static final String FILE = "file";
  private static final String FORMAT = "format";
  private static final String EMAIL = "email";
  private static final String OPTIONS = "options";

  private final Formats formats;
  private final EmailAddresses addresses;
  private final Set<String> seen = new HashSet<>();
  private @Nullable MediaFormat format;
  private Map<String, Object> options = Map.of();
  private @Nullable String email;

  FormFields(Formats formats, EmailAddresses addresses) {
    this.formats = formats;
    this.addresses = addresses;
  }

  /**
   * Notes that a part of this name has come.
   *
   * @throws ApiException if it is the second one
   */
  void announce(String name) {
    if (!seen.add(name)) {
      throw new ApiException(ErrorCode.FIELD_REPEATED);
    }
  }

  /**
   * Takes a text field; one that we do not know changes nothing.
   *
   * @throws ApiException if the value is not allowed
   */
  void put(String name, String value) {
    switch (name) {
      case FORMAT -> format = known(value.strip());
      case OPTIONS -> options = ChosenOptions.parse(value);
      case EMAIL -> email = addressed(value.strip());
      default -> {
        // Later versions of a client may send more than we know.
      }
    }
    if (format != null) {
      ChosenOptions.check(options, format);
    }
  }

  /**
   * What the person asks for, once the form has ended.
   *
   * @throws ApiException if a field is missing
   */
  TranscodeRequest complete() {
    if (!seen.contains(FILE)) {
      throw new ApiException(ErrorCode.FILE_MISSING);
    }
    if (format == null) {
      throw new ApiException(ErrorCode.FORMAT_MISSING);
    }
    if (email == null) {
      throw new ApiException(ErrorCode.EMAIL_MISSING);
    }
    return new TranscodeRequest(format.id(), email, options);
  }

  private MediaFormat known(String id) {
    if (id.isEmpty()) {
      throw new ApiException(ErrorCode.FORMAT_MISSING);
    }
    return formats.available(id);
  }

  private String addressed(String address) {
    if (address.isEmpty()) {
      throw new ApiException(ErrorCode.EMAIL_MISSING);
    }
    if (!addresses.valid(address)) {
      throw new ApiException(ErrorCode.EMAIL_INVALID);
    }
    return address;
  }
}
