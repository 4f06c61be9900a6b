package org.mediatranscoder.notification.bounce;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * One event that SES publishes about a mail ("Contents of event data that Amazon SES publishes to
 * Amazon SNS" in its developer guide), as SNS hands it on with raw message delivery.
 *
 * @param addresses that bounced, or whose owners complained
 * @param job that the mail was about; empty if SES cut the headers off
 */
record MailEvent(Kind kind, List<String> addresses, Optional<UUID> job) {

  /** What SES says once, not as JSON, when Terraform makes the event destination. */
  private static final String GREETING = "Successfully validated SNS topic";

  private static final String REFERENCE_HEADER = "X-Media-Transcoder-Reference";
  private static final Pattern REFERENCE = Pattern.compile("job-([0-9a-f-]{36})\\.\\d+");

  enum Kind {
    /** The address does not exist or takes nothing from us, now and later. */
    BOUNCED_FOR_GOOD,
    /** A full mailbox, an absence: the next mail may arrive. */
    BOUNCED_FOR_NOW,
    COMPLAINED,
    /** Nothing that is about an address. */
    OTHER
  }

  /**
   * @throws UnreadableEventException if it is none of SES's events
   */
  static MailEvent read(String body) {
    if (body.startsWith(GREETING)) {
      return new MailEvent(Kind.OTHER, List.of(), Optional.empty());
    }
    JsonNode event = parse(body);
    Kind kind = kind(event);
    return new MailEvent(kind, addresses(event, kind), job(event));
  }

  private static JsonNode parse(String body) {
    try {
      return JsonMapper.shared().readTree(body);
    } catch (JacksonException notJson) {
      throw new UnreadableEventException("It is not JSON");
    }
  }

  private static Kind kind(JsonNode event) {
    return switch (event.path("eventType").asString("")) {
      case "" -> throw new UnreadableEventException("It has no eventType");
      case "Bounce" ->
          event.at("/bounce/bounceType").asString("").equals("Permanent")
              ? Kind.BOUNCED_FOR_GOOD
              : Kind.BOUNCED_FOR_NOW;
      case "Complaint" -> Kind.COMPLAINED;
      default -> Kind.OTHER;
    };
  }

  private static List<String> addresses(JsonNode event, Kind kind) {
    JsonNode recipients =
        switch (kind) {
          case BOUNCED_FOR_GOOD, BOUNCED_FOR_NOW -> event.at("/bounce/bouncedRecipients");
          case COMPLAINED -> event.at("/complaint/complainedRecipients");
          case OTHER -> event.path("none");
        };
    List<String> addresses =
        elements(recipients)
            .map(recipient -> recipient.path("emailAddress").asString(""))
            .filter(address -> !address.isBlank())
            .toList();
    if (addresses.isEmpty() && kind != Kind.OTHER) {
      throw new UnreadableEventException("It names no address");
    }
    return addresses;
  }

  private static Optional<UUID> job(JsonNode event) {
    return elements(event.at("/mail/headers"))
        .filter(header -> header.path("name").asString("").equalsIgnoreCase(REFERENCE_HEADER))
        .map(header -> REFERENCE.matcher(header.path("value").asString("")))
        .filter(Matcher::matches)
        .map(reference -> UUID.fromString(reference.group(1)))
        .findFirst();
  }

  private static Stream<JsonNode> elements(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false);
  }
}
