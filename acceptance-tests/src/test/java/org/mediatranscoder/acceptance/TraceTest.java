package org.mediatranscoder.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(OneStack.class)
class TraceTest {

  /** The text of a span has the bytes of its ids in it, which may hold any three letters. */
  private static final Pattern JWT = Pattern.compile("eyJ[\\w-]{8}");

  @TempDir Path folder;

  @Test
  void aJobIsOneTraceFromTheRequestToTheMail(RunningStack stack) throws Exception {
    String address = Inbox.freshAddress();
    String jobId = complete(stack, address);

    List<Span> spans =
        stack.spans().await(jobId, "http post /upload", "send transcode", "transcode", "notify");

    Span request = one(spans, "api-gateway", "http post /upload");
    assertThat(request.parent()).isEmpty();
    assertThat(spans)
        .filteredOn(span -> span.service().equals("upload-service"))
        .extracting(Span::name)
        .containsExactlyInAnyOrder(
            "http put /uploads/{jobId}/source", "http put /uploads/{jobId}/manifest");
    Span source = one(spans, "upload-service", "http put /uploads/{jobId}/source");
    assertThat(spans)
        .filteredOn(source::isChildOf)
        .singleElement()
        .satisfies(call -> assertThat(call.isChildOf(request)).isTrue());

    Span sent = one(spans, "api-gateway", "send transcode");
    Span transcode = one(spans, "transcoding-worker", "transcode");
    assertThat(sent.isChildOf(request)).isTrue();
    assertThat(transcode.isChildOf(sent)).isTrue();
    assertThat(spans)
        .filteredOn(span -> span.isChildOf(transcode))
        .extracting(Span::name)
        .containsExactlyInAnyOrder(
            "downloading", "probing", "transcoding", "uploading", "send notify");
    Span notify = one(spans, "notification-worker", "notify");
    assertThat(notify.isChildOf(one(spans, "transcoding-worker", "send notify"))).isTrue();
    assertThat(List.of(source, sent, transcode, notify))
        .allSatisfy(span -> assertThat(span.attributes()).containsEntry("job.id", jobId));
  }

  @Test
  void noSpanHoldsASecretOrAPerson(RunningStack stack) throws Exception {
    String address = Inbox.freshAddress();
    String jobId = complete(stack, address);
    Inbox.Mail mail = stack.inbox().awaitOne(address);
    String link = mail.linkTo(stack.gateway()).toString();
    stack.api().fetch(mail.linkTo(stack.gateway()), folder.resolve("via-link"));
    stack.api().download(jobId, folder.resolve("via-api"));
    awaitName(stack, "http get /d/{token}");
    awaitName(stack, "http get /jobs/{jobId}/download");

    String token = link.substring(link.lastIndexOf('/') + 1);
    assertThat(stack.spans().all())
        .extracting(Span::text)
        .noneMatch(text -> text.contains(address))
        .noneMatch(text -> text.contains(token))
        .noneMatch(text -> text.contains("X-Amz-"))
        .noneMatch(text -> text.contains("Bearer"))
        .noneMatch(text -> JWT.matcher(text).find())
        .noneMatch(text -> text.contains("http://"));
    assertThat(stack.spans().all())
        .extracting(Span::name)
        .noneMatch(name -> name.contains("actuator"));
  }

  @Test
  void aCallerFromOutsideCannotChooseTheTrace(RunningStack stack) throws Exception {
    String chosen = "0af7651916cd43dd8448eb211c80319c";
    stack.api().get("/jobs?limit=1", "traceparent", "00-" + chosen + "-b7ad6b7169203331-01");
    awaitName(stack, "http get /jobs");
    assertThat(stack.spans().all()).extracting(Span::trace).doesNotContain(chosen);
  }

  @Test
  void theLogOfEachServiceNamesTheJobAndItsTrace(RunningStack stack) throws Exception {
    String jobId = complete(stack, Inbox.freshAddress());
    List<Span> spans = stack.spans().await(jobId, "notify");
    String trace = spans.getFirst().trace();

    for (String service : List.of("api-gateway", "transcoding-worker", "notification-worker")) {
      assertThat(log(stack, service))
          .as(service)
          .anyMatch(line -> line.contains("[" + trace + "-") && line.contains(" " + jobId + "] "));
    }
  }

  private String complete(RunningStack stack, String address) throws Exception {
    Path clip = Media.clip(folder.resolve("clip.mp4"), 1);
    String jobId = stack.api().upload(clip, "wav", address);
    stack.api().awaitCompleted(jobId);
    return jobId;
  }

  private static void awaitName(RunningStack stack, String name) {
    Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> stack.spans().all().stream().anyMatch(span -> span.name().equals(name)));
  }

  private static Span one(List<Span> spans, String service, String name) {
    List<Span> found =
        spans.stream()
            .filter(span -> span.service().equals(service) && span.name().equals(name))
            .toList();
    assertThat(found).as(name + " of " + service + " in " + spans).hasSize(1);
    return found.getFirst();
  }

  private static List<String> log(RunningStack stack, String service) throws IOException {
    return Files.readAllLines(stack.data().resolve("logs").resolve(service + ".log"));
  }
}
