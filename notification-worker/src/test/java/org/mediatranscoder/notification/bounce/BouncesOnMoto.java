package org.mediatranscoder.notification.bounce;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.mediatranscoder.testsupport.MotoServer;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** The topic and the queues that Terraform makes ({@code modules/mail/bounces.tf}), at moto. */
final class BouncesOnMoto implements AutoCloseable {

  private static final int RECEIVES = 5;

  private final MotoServer moto = MotoServer.start();
  private final SqsClient sqs;
  private final String live;
  private final String dead;
  private final String topic;

  BouncesOnMoto() throws Exception {
    System.setProperty("aws.accessKeyId", "test");
    System.setProperty("aws.secretAccessKey", "test");
    sqs = new BounceConfiguration().sqsClient(settings(moto.endpoint()));
    dead = sqs.createQueue(queue -> queue.queueName("bounces-dead")).queueUrl();
    live = sqs.createQueue(queue -> queue.queueName("bounces").attributes(redrive())).queueUrl();
    topic = between(sns(Map.of("Action", "CreateTopic", "Name", "bounces")), "TopicArn");
    sns(
        Map.of(
            "Action", "Subscribe",
            "TopicArn", topic,
            "Protocol", "sqs",
            "Endpoint", arn(live),
            "Attributes.entry.1.key", "RawMessageDelivery",
            "Attributes.entry.1.value", "true"));
  }

  SqsClient client() {
    return sqs;
  }

  BounceSettings settings() {
    return settings(URI.create(live));
  }

  /** As SES does. */
  void publish(String event) throws Exception {
    sns(Map.of("Action", "Publish", "TopicArn", topic, "Message", event));
  }

  /** How many messages lie in the queue, seen or not. */
  int waiting() {
    return count(live, QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES)
        + count(live, QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE);
  }

  int dead() {
    return count(dead, QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES);
  }

  @Override
  public void close() {
    sqs.close();
    moto.close();
    System.clearProperty("aws.accessKeyId");
    System.clearProperty("aws.secretAccessKey");
  }

  private static BounceSettings settings(URI queue) {
    return new BounceSettings(queue, "us-east-1", Duration.ofDays(180));
  }

  /** No time-out, so that a message that was left is shown again at once. */
  private Map<QueueAttributeName, String> redrive() {
    return Map.of(
        QueueAttributeName.VISIBILITY_TIMEOUT,
        "0",
        QueueAttributeName.REDRIVE_POLICY,
        "{\"deadLetterTargetArn\":\"%s\",\"maxReceiveCount\":%d}".formatted(arn(dead), RECEIVES));
  }

  private String arn(String queue) {
    return attribute(queue, QueueAttributeName.QUEUE_ARN);
  }

  private int count(String queue, QueueAttributeName name) {
    return Integer.parseInt(attribute(queue, name));
  }

  private String attribute(String queue, QueueAttributeName name) {
    return Objects.requireNonNull(
        sqs.getQueueAttributes(request -> request.queueUrl(queue).attributeNames(name))
            .attributes()
            .get(name));
  }

  /** SNS's query API by hand, as nothing of ours needs its SDK. */
  private String sns(Map<String, String> parameters) throws Exception {
    String form =
        parameters.entrySet().stream()
            .map(it -> it.getKey() + "=" + URLEncoder.encode(it.getValue(), StandardCharsets.UTF_8))
            .collect(Collectors.joining("&"));
    HttpRequest request =
        HttpRequest.newBuilder(moto.endpoint())
            .header("Content-Type", "application/x-www-form-urlencoded")
            .header(
                "Authorization",
                "AWS4-HMAC-SHA256 Credential=test/20260101/us-east-1/sns/aws4_request")
            .POST(HttpRequest.BodyPublishers.ofString(form))
            .build();
    try (HttpClient http = HttpClient.newHttpClient()) {
      return http.send(request, HttpResponse.BodyHandlers.ofString()).body();
    }
  }

  private static String between(String xml, String tag) {
    int start = xml.indexOf("<" + tag + ">") + tag.length() + 2;
    return xml.substring(start, xml.indexOf("</" + tag + ">"));
  }
}
