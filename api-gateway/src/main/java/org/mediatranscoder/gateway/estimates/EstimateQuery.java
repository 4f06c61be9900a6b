package org.mediatranscoder.gateway.estimates;

import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.mediatranscoder.catalogue.estimate.SourceFacts;
import org.mediatranscoder.web.problem.Decimal;
import org.mediatranscoder.web.problem.Given;
import org.mediatranscoder.web.problem.WholeNumber;

/**
 * What a person knows of a file, as texts, so that all faults are found at once; null for what they
 * do not know.
 *
 * @param format id; null for all that are on offer
 * @param options a JSON object; null for none
 * @param sizeBytes must be given
 */
record EstimateQuery(
    @Parameter(
            description = "Id of a format of GET /formats; without it all that are on offer",
            example = "mp4-720p",
            schema = @Schema(type = "string", maxLength = 64))
        @Nullable String format,
    @Parameter(
            description = "A JSON object with options of the format, which must be named then",
            // As JSON, which the example is read as.
            example = "\"{\\\"height\\\":480}\"",
            schema = @Schema(type = "string", maxLength = 4096))
        @Nullable String options,
    @Parameter(
            description = "Bytes of the file",
            example = "48211034",
            required = true,
            schema =
                @Schema(type = "integer", format = "int64", minimum = "1", maximum = MOST_BYTES))
        @Given
        @WholeNumber(min = 1, max = 1_000_000_000_000L)
        @Nullable String sizeBytes,
    @Parameter(
            description = "Seconds that it plays",
            example = "61.5",
            schema =
                @Schema(
                    type = "number",
                    format = "double",
                    exclusiveMinimumValue = 0,
                    maximum = "100000"))
        @Decimal(above = 0, max = 100_000)
        @Nullable String durationSeconds,
    @Parameter(
            description = "Pixels of its video as a viewer sees it",
            example = "1920",
            schema = @Schema(type = "integer", format = "int32", minimum = "1", maximum = "32768"))
        @WholeNumber(min = 1, max = 32_768)
        @Nullable String width,
    @Parameter(
            description = "Pixels of its video as a viewer sees it",
            example = "1080",
            schema = @Schema(type = "integer", format = "int32", minimum = "1", maximum = "32768"))
        @WholeNumber(min = 1, max = 32_768)
        @Nullable String height,
    @Parameter(
            description = "Frames a second; 30 is taken where nobody says it",
            example = "25",
            schema =
                @Schema(
                    type = "number",
                    format = "double",
                    exclusiveMinimumValue = 0,
                    maximum = "1000"))
        @Decimal(above = 0, max = 1000)
        @Nullable String frameRate,
    @Parameter(
            description = "FFmpeg's name of the codec of its video, or none if it has no video",
            example = "hevc",
            schema = @Schema(type = "string", pattern = "^[a-z0-9_]{1,32}$"))
        @CodecName
        @Nullable String videoCodec,
    @Parameter(
            description = "FFmpeg's name of the codec of its audio, or none if it has no audio",
            example = "aac",
            schema = @Schema(type = "string", pattern = "^[a-z0-9_]{1,32}$"))
        @CodecName
        @Nullable String audioCodec) {

  private static final String MOST_BYTES = "1000000000000";

  SourceFacts source() {
    return new SourceFacts(
        Long.parseLong(String.valueOf(sizeBytes)),
        number(durationSeconds),
        whole(width),
        whole(height),
        number(frameRate),
        videoCodec,
        audioCodec,
        null,
        null);
  }

  private static @Nullable Double number(@Nullable String text) {
    return text == null ? null : Double.valueOf(text);
  }

  private static @Nullable Integer whole(@Nullable String text) {
    return text == null ? null : Integer.valueOf(text);
  }
}
