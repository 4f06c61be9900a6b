package org.mediatranscoder.gateway.formats;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.mediatranscoder.gateway.support.GatewayTest;
import org.mediatranscoder.model.format.FormatCatalogue;
import org.mediatranscoder.model.format.MediaFormat;
import org.mediatranscoder.model.format.MediaKind;
import org.mediatranscoder.model.format.StreamKind;
import org.mediatranscoder.redis.job.FormatCatalogueStore;
import org.springframework.beans.factory.annotation.Autowired;

class FormatsTest extends GatewayTest {

  @Autowired private FormatCatalogueStore store;

  @Test
  void theFormatsComeFromAWorker() {
    assertThat(json(get("/formats")).path("formats").get(0).path("id").asString())
        .isEqualTo("mp4-720p");
  }

  @Test
  void withoutAWorkerTheLastPublishedFormatsAreShown() {
    store.publish(new FormatCatalogue(List.of(gif())));
    NEIGHBOURS.takeFormatsDown();

    assertThat(json(get("/formats")).path("formats").get(0).path("id").asString()).isEqualTo("gif");
  }

  @Test
  void withoutWorkerAndRedisTheFormatsSeenLastAreShown() {
    get("/formats");
    NEIGHBOURS.takeFormatsDown();

    assertThat(get("/formats").statusCode()).isEqualTo(200);
  }

  private static MediaFormat gif() {
    return new MediaFormat(
        "gif", "GIF", "Moves.", MediaKind.IMAGE, "gif", "image/gif", Set.of(StreamKind.VIDEO));
  }
}
