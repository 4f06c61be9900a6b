package org.mediatranscoder.web.protection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.mediatranscoder.web.body.StreamedBody;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

class RunningUploadsTest {

  private final RunningUploads uploads = new RunningUploads();
  private final AtomicBoolean seen = new AtomicBoolean();
  private final MockMvc service =
      MockMvcBuilders.standaloneSetup(new Routes()).addInterceptors(uploads).build();

  @Test
  void anUploadRunsFromItsBeginToItsEnd() throws Exception {
    service.perform(post("/stream"));
    assertThat(seen).isTrue();
    assertThat(uploads.isRunning()).isFalse();
  }

  @Test
  void anUploadThatFailsHasEndedToo() {
    assertThat(catchThrowable()).isTrue();
    assertThat(seen).isTrue();
    assertThat(uploads.isRunning()).isFalse();
  }

  @Test
  void otherRequestsAreShort() throws Exception {
    service.perform(post("/short"));
    assertThat(seen).isFalse();
  }

  private boolean catchThrowable() {
    try {
      service.perform(post("/fail"));
      return false;
    } catch (Exception expected) {
      return true;
    }
  }

  @RestController
  final class Routes {

    @StreamedBody
    @PostMapping("/stream")
    void stream() {
      seen.set(uploads.isRunning());
    }

    @StreamedBody
    @PostMapping("/fail")
    void fail() {
      seen.set(uploads.isRunning());
      throw new IllegalStateException("The disk is full");
    }

    @PostMapping("/short")
    void another() {
      seen.set(uploads.isRunning());
    }
  }
}
