package org.mediatranscoder.notification.bounce;

/** Events in the form of "Examples of event data that Amazon SES publishes to Amazon SNS". */
final class SesEvents {

  private SesEvents() {}

  /**
   * @param type {@code Permanent}, {@code Transient} or {@code Undetermined}
   */
  static String bounce(String type, String address, String reference) {
    return """
        {"eventType":"Bounce",
         "bounce":{"bounceType":"%s","bounceSubType":"General",
           "bouncedRecipients":[{"emailAddress":"%s","action":"failed","status":"5.1.1",
             "diagnosticCode":"smtp; 550 5.1.1 user unknown"}],
           "timestamp":"2026-08-05T00:41:02.669Z","feedbackId":"0100","reportingMTA":"dsn; mta.test"},
         "mail":%s}"""
        .formatted(type, address, mail(address, reference));
  }

  static String complaint(String address, String reference) {
    return """
        {"eventType":"Complaint",
         "complaint":{"complainedRecipients":[{"emailAddress":"%s"}],
           "timestamp":"2026-08-05T00:41:02.669Z","feedbackId":"0100",
           "complaintFeedbackType":"abuse"},
         "mail":%s}"""
        .formatted(address, mail(address, reference));
  }

  static String reject(String address, String reference) {
    return """
        {"eventType":"Reject","mail":%s,"reject":{"reason":"Bad content"}}"""
        .formatted(mail(address, reference));
  }

  private static String mail(String address, String reference) {
    return """
        {"timestamp":"2026-08-05T00:40:02.012Z","source":"no-reply@transcoder.test",
         "messageId":"EXAMPLE7c191be45","destination":["%s"],"headersTruncated":false,
         "headers":[{"name":"From","value":"no-reply@transcoder.test"},
           {"name":"X-Media-Transcoder-Reference","value":"%s"}],
         "commonHeaders":{"to":["%s"]},"tags":{"ses:configuration-set":["transcoder"]}}"""
        .formatted(address, reference, address);
  }
}
