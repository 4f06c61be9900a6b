package org.mediatranscoder.model.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class OptionsSchemaTest {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final OptionsSchema schema =
      new OptionsSchema(
          Map.of(
              "metadata",
              new ChoiceOption("Tags", "Of the source.", List.of("remove", "keep"), "remove")));
  private final OptionsSchema numbers =
      new OptionsSchema(
          Map.of("quality", new RangeOption("Quality", "Higher is better.", 1, 9, 5)));
  private final OptionsSchema seconds =
      new OptionsSchema(Map.of("start", new NumberOption("Start", "In seconds.", 0, 60, 0)));

  @Test
  void itIsPublishedAsJsonSchema() {
    assertThat(JSON.readTree(JSON.writeValueAsString(schema)))
        .isEqualTo(
            JSON.readTree(
                """
                {"type": "object", "additionalProperties": false, "properties": {"metadata": {
                   "type": "string", "title": "Tags", "description": "Of the source.",
                   "enum": ["remove", "keep"], "default": "remove"}}}"""));
    assertThat(JSON.readTree(JSON.writeValueAsString(numbers)).at("/properties/quality"))
        .isEqualTo(
            JSON.readTree(
                """
                {"type": "integer", "title": "Quality", "description": "Higher is better.",
                 "minimum": 1, "maximum": 9, "default": 5}"""));
    assertThat(JSON.readTree(JSON.writeValueAsString(seconds)).at("/properties/start/type"))
        .isEqualTo(JSON.readTree("\"number\""));
  }

  @Test
  void itReadsAsItWasWritten() {
    for (OptionsSchema written : List.of(schema, numbers, seconds, OptionsSchema.NONE)) {
      String json = JSON.writeValueAsString(written);
      assertThat(JSON.readValue(json, OptionsSchema.class)).isEqualTo(written);
    }
  }

  @Test
  void itAllowsWhatItSaysAndNothingElse() {
    assertThat(schema.invalid(Map.of("metadata", "keep"))).isEmpty();
    assertThat(schema.unknown(Map.of("metadata", "keep"))).isEmpty();
    for (Object wrong : List.of("Keep", "", 1, true)) {
      assertThat(schema.invalid(Map.of("metadata", wrong))).containsExactly("metadata");
    }
    assertThat(schema.unknown(Map.of("meta", "keep"))).containsExactly("meta");
    assertThat(numbers.invalid(Map.of("quality", 9))).isEmpty();
    for (Object wrong : List.of(0, 10, "5", 5.0, true)) {
      assertThat(numbers.invalid(Map.of("quality", wrong))).containsExactly("quality");
    }
    for (Object right : List.of(0, 60, 1.25, 59.999)) {
      assertThat(seconds.invalid(Map.of("start", right))).isEmpty();
    }
    for (Object wrong : List.of(-0.001, 60.5, "1", true, Double.NaN, Double.POSITIVE_INFINITY)) {
      assertThat(seconds.invalid(Map.of("start", wrong))).containsExactly("start");
    }
  }

  @Test
  void aDefaultIsAlwaysAllowed() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ChoiceOption("A", "A.", List.of("b"), "a"));
    assertThatIllegalArgumentException().isThrownBy(() -> new RangeOption("A", "A.", 1, 2, 3));
    assertThatIllegalArgumentException().isThrownBy(() -> new NumberOption("A", "A.", 1, 2, 3));
  }
}
