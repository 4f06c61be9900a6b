package org.mediatranscoder.gateway.upload;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mediatranscoder.gateway.support.Form;
import org.mediatranscoder.gateway.support.GatewayTest;
import org.mediatranscoder.model.job.JobId;
import org.mediatranscoder.model.job.Priority;
import tools.jackson.databind.JsonNode;

/** Options are checked by the schema that the formats publish, and reach the job. */
class OptionsTest extends GatewayTest {

  private static final byte[] FILE = new byte[10];

  @Test
  void theSchemaIsPublishedWithTheFormat() {
    JsonNode mp3 = format("mp3").path("options");
    assertThat(mp3.path("type").asString()).isEqualTo("object");
    assertThat(mp3.path("additionalProperties").asBoolean()).isFalse();
    assertThat(mp3.at("/properties/chapters/enum/1").asString()).isEqualTo("keep");
    assertThat(mp3.at("/properties/chapters/default").asString()).isEqualTo("remove");
    assertThat(format("wav").at("/options/properties").has("chapters")).isFalse();
    assertThat(format("gif").at("/options/properties").propertyNames())
        .containsExactly(
            "trimStart", "trimEnd", "rotate", "cropLeft", "cropRight", "cropTop", "cropBottom");
  }

  @Test
  void whatWasChosenIsInTheJobAndInItsManifest() {
    HttpResponse<String> response =
        upload(form("mp3", "{\"metadata\":\"keep\"}").file(FILE).finished());
    assertThat(response.statusCode()).as(response.body()).isEqualTo(202);
    JobId id = JobId.of(json(response).path("jobId").asString());
    assertThat(json(response).at("/options/metadata").asString()).isEqualTo("keep");
    assertThat(jobs.find(id).orElseThrow().request().options())
        .isEqualTo(Map.of("metadata", "keep"));
    assertThat(DOWNSTREAM.manifest(id)).contains("\"options\":{\"metadata\":\"keep\"}");
  }

  @Test
  void theFieldsMayComeInAnyOrder() {
    Form last =
        new Form()
            .file(FILE)
            .field("options", "{\"chapters\":\"keep\"}")
            .field("email", "ada@example.test")
            .field("format", "mp4-720p");
    assertThat(upload(last.finished()).statusCode()).isEqualTo(202);
  }

  @ParameterizedTest
  @CsvSource({"'', 202", "{}, 202"})
  void noOptionsAreAllowed(String options, int status) {
    HttpResponse<String> response = upload(form("gif", options).file(FILE).finished());
    assertThat(response.statusCode()).isEqualTo(status);
    assertThat(json(response).path("options").isEmpty()).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "mp3|{\"metadata\":\"all\"}|option-invalid|metadata must be one of remove, keep",
        "mp3|{\"metadata\":null}|option-invalid|metadata must be one of remove, keep",
        "mp3|{\"metadata\":1}|option-invalid|metadata must be one of remove, keep",
        "wav|{\"chapters\":\"keep\"}|option-unknown|chapters is no option of wav",
        "gif|{\"metadata\":\"keep\"}|option-unknown|trimStart, trimEnd",
        "mp4-480p|{\"height\":4321}|option-invalid|height must be 0 to 4320",
        "mp4-480p|{\"trimStart\":-1}|option-invalid|trimStart must be a number from 0 to 86400",
        "mp4-480p|{\"trimStart\":2.5,\"trimEnd\":2.5}|option-invalid|trimEnd must be 0 or above",
        "mp4-480p|{\"frameRate\":\"1000\"}|option-invalid|frameRate must be one of keep, 12",
        "hevc-1080p|{\"bitrate\":900}|option-unknown|bitrate is no option of hevc-1080p",
        "mp3|{\"speed\":2}|option-unknown|metadata, chapters",
        "mp3|keep|options-malformed|JSON object",
        "mp3|[]|options-malformed|JSON object",
        "mp3|null|options-malformed|JSON object",
        "mp3|{\"metadata\":\"keep\",\"metadata\":\"remove\"}|options-malformed|JSON object",
        "mp3|{} {}|options-malformed|JSON object",
      })
  void aWrongOneIsRefusedWithItsNameAndWhatIsAllowed(
      String format, String options, String code, String words) {
    HttpResponse<String> response = upload(form(format, options).file(FILE).finished());
    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(code(response)).isEqualTo(code);
    assertThat(json(response).path("detail").asString()).contains(words);
    assertThat(DOWNSTREAM.begun()).isEmpty();
  }

  @Test
  void thePriorityIsInTheJobAndAnUnknownOneIsRefusedWithThoseThatAre() {
    HttpResponse<String> high =
        upload(form("mp3", "{}").field("priority", "high").file(FILE).finished());
    HttpResponse<String> usual = upload(form("mp3", "{}").file(FILE).finished());
    HttpResponse<String> wrong =
        upload(form("mp3", "{}").field("priority", "urgent").file(FILE).finished());

    assertThat(json(high).path("priority").asString()).isEqualTo("high");
    assertThat(jobs.find(jobId(high)).orElseThrow().request().priority()).isEqualTo(Priority.HIGH);
    assertThat(json(usual).path("priority").asString()).isEqualTo("normal");
    assertThat(code(wrong)).isEqualTo("value-invalid");
    assertThat(json(wrong).at("/errors/0/allowed").valueStream().map(JsonNode::asString))
        .containsExactly("high", "normal", "low");
  }

  @Test
  void everyFaultIsListedWithTheValuesThatAreAllowed() {
    Form wrong =
        new Form()
            .field("format", "mp3")
            .field("email", "nobody")
            .field("options", "{\"chapters\":\"some\",\"metadata\":\"all\",\"speed\":2}");
    JsonNode errors = json(upload(wrong.file(FILE).finished())).path("errors");

    assertThat(errors.valueStream().map(error -> error.path("field").asString()))
        .containsExactly("email", "options.speed", "options.metadata", "options.chapters");
    assertThat(errors.at("/2/allowed").valueStream().map(JsonNode::asString))
        .containsExactly("remove", "keep");
    assertThat(errors.get(1).has("allowed")).isFalse();
  }

  private static Form form(String format, String options) {
    return new Form()
        .field("format", format)
        .field("email", "ada@example.test")
        .field("options", options);
  }

  private JsonNode format(String id) {
    List<JsonNode> all = json(get("/formats")).path("formats").valueStream().toList();
    return all.stream()
        .filter(format -> format.path("id").asString().equals(id))
        .findFirst()
        .orElseThrow();
  }
}
