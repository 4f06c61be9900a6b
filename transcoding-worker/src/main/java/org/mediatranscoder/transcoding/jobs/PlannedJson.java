package org.mediatranscoder.transcoding.jobs;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonValue;
import org.mediatranscoder.transcoding.chunks.ChunkPlan;
import org.mediatranscoder.transcoding.plan.StreamPlan;
import org.mediatranscoder.transcoding.probe.AudioStream;
import org.mediatranscoder.transcoding.probe.MediaStream;
import org.mediatranscoder.transcoding.probe.OtherStream;
import org.mediatranscoder.transcoding.probe.SubtitleStream;
import org.mediatranscoder.transcoding.probe.VideoStream;
import org.springframework.util.unit.DataSize;
import tools.jackson.databind.json.JsonMapper;

/** A plan as JSON, for the other workers: what is read is equal to what was written. */
final class PlannedJson {

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .changeDefaultVisibility(all -> all.withIsGetterVisibility(Visibility.NONE))
          .changeDefaultPropertyInclusion(all -> all.withValueInclusion(Include.NON_NULL))
          .addMixIn(MediaStream.class, Streams.class)
          .addMixIn(StreamPlan.class, StreamPlans.class)
          .addMixIn(ChunkPlan.class, ChunkPlans.class)
          .addMixIn(DataSize.class, Bytes.class)
          .build();

  private PlannedJson() {}

  static byte[] write(Planning.Planned planned) {
    return JSON.writeValueAsBytes(planned);
  }

  /**
   * @throws tools.jackson.core.JacksonException if it is no plan, or one of another build
   */
  static Planning.Planned read(byte[] json) {
    return JSON.readValue(json, Planning.Planned.class);
  }

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "stream")
  @JsonSubTypes({
    @JsonSubTypes.Type(value = VideoStream.class, name = "video"),
    @JsonSubTypes.Type(value = AudioStream.class, name = "audio"),
    @JsonSubTypes.Type(value = SubtitleStream.class, name = "subtitles"),
    @JsonSubTypes.Type(value = OtherStream.class, name = "other")
  })
  private interface Streams {}

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "does")
  @JsonSubTypes({
    @JsonSubTypes.Type(value = StreamPlan.Copy.class, name = "copy"),
    @JsonSubTypes.Type(value = StreamPlan.Encode.class, name = "encode")
  })
  private interface StreamPlans {}

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "is")
  @JsonSubTypes({
    @JsonSubTypes.Type(value = ChunkPlan.Whole.class, name = "whole"),
    @JsonSubTypes.Type(value = ChunkPlan.Split.class, name = "split")
  })
  private interface ChunkPlans {}

  private abstract static class Bytes {

    @JsonCreator
    static DataSize ofBytes(long bytes) {
      return DataSize.ofBytes(bytes);
    }

    @JsonValue
    abstract long toBytes();
  }
}
