package org.mediatranscoder.model.error;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * Every error of the REST APIs with its HTTP status. The code in a problem detail is the name in
 * lower case with hyphens, such as {@code format-unknown}; it never changes its meaning.
 */
public enum ErrorCode {
  REQUEST_MALFORMED(
      400,
      "The request cannot be read",
      "It does not have the syntax that this route expects; /v3/api-docs describes it."),
  VALUE_INVALID(400, "A value is not allowed", "Correct the values that are listed in errors."),
  VALUE_MISSING(400, "A value is missing", "Send the values that are listed in errors."),
  NAME_UNKNOWN(
      400,
      "The request has a name that this route does not know",
      "Correct or remove the names that are listed in errors."),
  FILE_MISSING(
      400,
      "The form has no file",
      "Send the media file as the form field \"file\", with a file name."),
  FILE_EMPTY(
      400, "The file is empty", "The form field \"file\" has no bytes: choose another file."),
  FORMAT_MISSING(
      400,
      "The form names no format",
      "Send the id of a format of GET /formats as the form field \"format\"."),
  FORMAT_UNKNOWN(400, "There is no such format", "GET /formats lists the ids of all formats."),
  EMAIL_MISSING(
      400,
      "The form has no e-mail address",
      "Send the address for the mail about the job as the form field \"email\"."),
  EMAIL_INVALID(
      400,
      "This is no e-mail address",
      "Send one address with a dotted domain, such as ada@example.test, of at most 254 characters, with ASCII alone before the @."),
  OPTIONS_MALFORMED(
      400,
      "The options are not a JSON object",
      "Send one JSON object as the form field \"options\", or leave the field out."),
  OPTION_UNKNOWN(
      400, "The format has no such option", "GET /formats lists the options of each format."),
  OPTION_INVALID(
      400,
      "An option has a value that is not allowed",
      "GET /formats has a schema of the options of each format."),
  WEBHOOK_UNKNOWN(
      400,
      "The account has no webhook at this address",
      "Name the address of one of GET /webhooks; only the query behind it may be another."),
  FIELD_REPEATED(400, "A field is given twice", "Send each field and each parameter once."),
  FIELD_TOO_LONG(
      400, "A field of the form is too long", "A text field of the form has at most 4 KB."),
  IMPORT_ADDRESS_INVALID(
      400,
      "This is no address that a file can be fetched from",
      "Send an address that begins with http:// or https://, without a name and a password, with port 80, 443 or one from 1024 on."),
  IMPORT_ADDRESS_FORBIDDEN(
      400,
      "The address is not public",
      "Files are fetched from public addresses only, also where an address leads to another one."),
  CURSOR_INVALID(
      400,
      "The cursor is not one of ours",
      "Send nextCursor of the page before, unchanged, or no cursor for the first page."),
  IDEMPOTENCY_KEY_INVALID(
      400,
      "The idempotency key is not valid",
      "The header Idempotency-Key stands once, with 1 to 128 visible ASCII characters other than quotation mark and backslash."),
  UPLOAD_LENGTH_INVALID(
      400,
      "The length of the upload is missing or no length",
      "Send the header Upload-Length with the bytes of the whole file; a length that is told later is not supported."),
  UPLOAD_METADATA_MALFORMED(
      400,
      "The metadata of the upload cannot be read",
      "The header Upload-Metadata is a list of names and Base64 values, as tus 1.0 says."),
  UPLOAD_CHECKSUM_INVALID(
      400,
      "The checksum of the request cannot be used",
      "Send in Upload-Checksum the name sha1 or sha256, a space, and the digest in Base64."),
  UPLOAD_CHECKSUM_MISMATCH(
      460, // As tus 1.0 has it.
      "The bytes that came are not those of the checksum",
      "Nothing of this request is kept: send it again from the same offset."),
  UPLOAD_INCOMPLETE(
      400,
      "The upload ended before the whole file had arrived",
      "The connection broke off, or nothing came for too long. Nothing is kept: send the file again."),
  UPLOAD_TOO_SLOW(
      400,
      "The upload came too slowly",
      "So little came in so long a time that it kept others from sending. Nothing is kept: send the file again over a faster line."),
  TOKEN_INVALID(
      401,
      "A valid access token is needed",
      "Send the header Authorization: Bearer, once, with an access token that has neither expired nor been revoked."),
  SIGN_IN_NEEDED(401, "You are not signed in, or no longer", "Open the page and sign in again."),
  CROSS_SITE(
      403,
      "Only our own page may ask for this",
      "The browser says that another site sent this request, or does not say which site did."),
  IMPORTS_OFF(
      403,
      "Files are not fetched from the web here",
      "The operator has switched that off: send the file itself."),
  SCOPE_MISSING(
      403,
      "The access token does not allow this",
      "The token is valid and lacks the scope or role that this route needs; /v3/api-docs names it."),
  NOT_FOUND(
      404,
      "There is no such thing",
      "Nothing has this address, or it is not yours, or it has been deleted."),
  JOB_NOT_FOUND(
      404, "There is no such job", "You have no job of this id; it may have been deleted."),
  UPLOAD_NOT_FOUND(
      404,
      "There is no such upload",
      "You have no upload of this id: it was ended, or not completed in time. Begin a new one."),
  OUTPUT_NOT_FOUND(
      404, "The job has no such output", "GET /jobs/{jobId} lists the outputs with their names."),
  LINK_INVALID(
      404,
      "This link is not valid",
      "It was changed on its way, or revoked, or its job has been deleted."),
  METHOD_NOT_ALLOWED(
      405,
      "This method is not allowed here",
      "The header Allow lists the methods of this address."),
  NOT_ACCEPTABLE(
      406,
      "The answer does not come in an accepted content type",
      "The header Accept excludes every content type that this route has."),
  TOO_MANY_TOKENS(
      409,
      "There are as many API tokens as one account may have",
      "Revoke an API token that is no longer used, then make the new one."),
  TOO_MANY_WEBHOOKS(
      409,
      "There are as many webhooks as one account may have",
      "Delete a webhook that is no longer used, then make the new one."),
  UPLOAD_OFFSET_WRONG(
      409,
      "The upload does not stand at this offset",
      "HEAD of its address tells its offset: go on from there."),
  UPLOAD_TAKEN_OVER(
      409,
      "Another request goes on with the upload",
      "HEAD of its address takes it back, and ends that request: do so only if you know that it is your own."),
  JOB_NOT_COMPLETED(
      409,
      "The job has no output yet",
      "GET /jobs/{jobId} says where it stands; there is an output once its status is COMPLETED."),
  JOB_RUNNING(
      409,
      "The job has not ended yet",
      "Wait until its status is COMPLETED, FAILED or CANCELLED, and try again."),
  JOB_ENDED(
      409,
      "The job has ended already",
      "Only a job that waits or runs can be cancelled; GET /jobs/{jobId} says how it ended."),
  JOB_COMPLETED(
      409,
      "The job is completed",
      "Only a job that failed or was cancelled is tried again; POST /jobs makes another output of its source."),
  JOB_CANCELLED(
      409, "The job was cancelled", "There is no mail about a job that its owner cancelled."),
  MAILS_OFF(
      409,
      "Your preferences say that no mails are sent",
      "Change mail in PUT /me/preferences first, then ask for the mail again."),
  REQUEST_IN_PROGRESS(
      409,
      "A request with this idempotency key is not answered yet",
      "Wait until it has been answered; then the same request with the same key gets the same answer."),
  FILE_GONE(
      410,
      "The file is no longer kept",
      "It was deleted, or its time was over. Send the source again to get a new one."),
  SOURCE_GONE(
      410,
      "The source of the job is no longer kept",
      "It was deleted, or its time was over: send the file again."),
  TUS_VERSION_UNSUPPORTED(
      412, "This version of tus is not supported", "Send the header Tus-Resumable: 1.0.0."),
  UPLOAD_TOO_LARGE(
      413,
      "The file is larger than allowed",
      "The whole upload is refused and nothing of it is kept."),
  BODY_TOO_LARGE(
      413,
      "The body is larger than allowed",
      "The body of a request that is no upload has at most 64 KB."),
  MEDIA_TYPE_UNSUPPORTED(
      415,
      "This content type is not supported",
      "The header Content-Type names a type of body that this route does not read; /v3/api-docs names the right one."),
  IMPORT_FAILED(
      422,
      "The file cannot be fetched",
      "Its server did not send it whole: see whether the address works elsewhere, and try again."),
  IMPORT_NOT_MEDIA(
      422,
      "There is no media file at this address",
      "Its server says that it is something else, such as a page: send the address of the file itself."),
  IDEMPOTENCY_KEY_REUSED(
      422,
      "This idempotency key was used for another request",
      "Use a new key for each new request, and the same one only to repeat a request."),
  WEBSOCKET_NEEDED(426, "This address is for WebSockets", "Send a WebSocket handshake: RFC 6455."),
  RATE_LIMITED(
      429,
      "Too many requests in too short a time",
      "The account has used up its requests for now: try again after Retry-After seconds."),
  TOO_MANY_AT_ONCE(
      429,
      "Too many requests at once",
      "So many requests of your network are being answered that this one had no turn in time: send fewer side by side."),
  TOO_MANY_UPLOADS(
      429,
      "Too many uploads at the same time",
      "Try again when one of the running uploads of this account has ended."),
  TOO_MANY_JOBS(
      429,
      "Too many jobs wait or run already",
      "Try again when one of the jobs of this account has ended, or delete one."),
  DAILY_BYTES_EXCEEDED(
      429,
      "No more can be uploaded today",
      "This account has sent as many bytes as it may in one day; the day ends at midnight UTC."),
  TOO_MANY_STREAMS(
      429,
      "Too many streams of events at the same time",
      "End one of the streams of this account, or ask for the status of the job instead."),
  TOO_MANY_MAILS(
      429,
      "Too many mails were asked for again",
      "This account has asked for as many further mails as it may in an hour: try again after Retry-After seconds."),
  TOO_MANY_TESTS(
      429,
      "Webhooks were tested too often",
      "This account has tested its webhooks as often as it may in an hour: try again after Retry-After seconds."),
  STORED_BYTES_EXCEEDED(
      429,
      "No more can be kept for this account",
      "The files of this account fill its storage: delete jobs that are no longer needed, then send the file again."),
  DAILY_ENCODING_EXCEEDED(
      429,
      "No more can be converted today",
      "The files of this account have been converted for as long as they may in one day; the day ends at midnight UTC."),
  INTERNAL(
      500,
      "Something went wrong on our side",
      "Tell the operator the errorId: the log has it too."),
  FORMAT_UNAVAILABLE(
      503,
      "This format cannot be made at present",
      "No running worker can make it: choose another format, or try again later."),
  STORAGE_UNAVAILABLE(
      503,
      "The file store cannot be reached just now",
      "Try again after Retry-After seconds; nothing is lost that was accepted before."),
  SERVICE_UNAVAILABLE(
      503,
      "A part of the service cannot be reached just now",
      "Try again after Retry-After seconds; nothing is lost that was accepted before.");

  private final int status;
  private final String title;
  private final String detail;

  ErrorCode(int status, String title, String detail) {
    this.status = status;
    this.title = title;
    this.detail = detail;
  }

  /** The error of this code; empty if there is none. */
  public static Optional<ErrorCode> of(String code) {
    return Arrays.stream(values()).filter(one -> one.code().equals(code)).findFirst();
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

  /** What more can be said, above all what to do, where nothing is known of the single case. */
  public String detail() {
    return detail;
  }
}
