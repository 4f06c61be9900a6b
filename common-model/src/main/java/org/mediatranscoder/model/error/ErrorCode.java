package org.mediatranscoder.model.error;

import java.util.Locale;

/**
 * Every error of the REST APIs with its HTTP status. The code in a problem detail is the name in
 * lower case with hyphens, such as {@code format-unknown}; it never changes its meaning.
 */
public enum ErrorCode {
  REQUEST_MALFORMED(400, "The request cannot be read"),
  FILE_MISSING(400, "The form has no file"),
  FILE_EMPTY(400, "The file is empty"),
  FORMAT_MISSING(400, "The form names no format"),
  FORMAT_UNKNOWN(400, "There is no such format"),
  EMAIL_MISSING(400, "The form has no e-mail address"),
  EMAIL_INVALID(400, "This is no e-mail address"),
  OPTIONS_MALFORMED(400, "The options are not a JSON object"),
  OPTION_UNKNOWN(400, "The format has no such option"),
  OPTION_INVALID(400, "An option has a value that is not allowed"),
  FIELD_REPEATED(400, "A field of the form stands twice"),
  FIELD_TOO_LONG(400, "A field of the form is too long"),
  CURSOR_INVALID(400, "The cursor is not one of ours"),
  UPLOAD_INCOMPLETE(400, "The upload ended before the whole file had arrived"),
  TOKEN_INVALID(401, "A valid access token is needed"),
  SIGN_IN_NEEDED(401, "You are not signed in, or no longer"),
  CROSS_SITE(403, "Only our own page may ask for this"),
  SCOPE_MISSING(403, "The access token does not allow this"),
  NOT_FOUND(404, "There is no such thing"),
  JOB_NOT_FOUND(404, "There is no such job"),
  LINK_INVALID(404, "This link is not valid"),
  METHOD_NOT_ALLOWED(405, "This method is not allowed here"),
  NOT_ACCEPTABLE(406, "The answer does not come in an accepted content type"),
  TOO_MANY_TOKENS(409, "There are as many API tokens as one account may have"),
  JOB_NOT_COMPLETED(409, "The job has no output yet"),
  JOB_RUNNING(409, "The job has not ended yet"),
  FILE_GONE(410, "The file is no longer kept"),
  UPLOAD_TOO_LARGE(413, "The file is larger than allowed"),
  MEDIA_TYPE_UNSUPPORTED(415, "This content type is not supported"),
  RATE_LIMITED(429, "Too many requests in too short a time"),
  TOO_MANY_UPLOADS(429, "Too many uploads at the same time"),
  TOO_MANY_JOBS(429, "Too many jobs wait or run already"),
  DAILY_BYTES_EXCEEDED(429, "No more can be uploaded today"),
  INTERNAL(500, "Something went wrong on our side"),
  FORMAT_UNAVAILABLE(503, "This format cannot be made at present"),
  STORAGE_UNAVAILABLE(503, "The file store cannot be reached just now"),
  SERVICE_UNAVAILABLE(503, "A part of the service cannot be reached just now");

  private final int status;
  private final String title;

  ErrorCode(int status, String title) {
    this.status = status;
    this.title = title;
  }

  /** The stable code in a problem detail. */
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The HTTP status. */
  public int status() {
    return status;
  }

  /** One plain sentence without details. */
  public String title() {
    return title;
  }
}
