package org.mediatranscoder.transcoding.parallel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class SideTaskTest {

  private final CountDownLatch begun = new CountDownLatch(1);
  private final AtomicReference<String> end = new AtomicReference<>("still running");

  @Test
  void itRunsWhileItsStarterGoesOn() throws InterruptedException {
    CountDownLatch goOn = new CountDownLatch(1);
    try (SideTask<String> task =
        SideTask.start(
            "test",
            () -> {
              begun.countDown();
              goOn.await();
              return "done";
            })) {
      begun.await();
      goOn.countDown();

      assertThat(task.result()).isEqualTo("done");
    }
  }

  @Test
  void itFailsForItsStarterAsItFailed() {
    try (SideTask<String> task =
        SideTask.start(
            "test",
            () -> {
              throw new IllegalArgumentException("no such thing");
            })) {
      assertThatIllegalArgumentException().isThrownBy(task::result).withMessage("no such thing");
    }
  }

  @Test
  void nothingOfItRunsOnceItIsClosed() throws InterruptedException {
    try (SideTask<String> task = endless()) {
      begun.await();
      assertThat(task).isNotNull();
    }
    assertThat(end).hasValue("ended");
  }

  @Test
  void anInterruptOfItsStarterEndsTheWaitAndThenTheTask() throws InterruptedException {
    try (SideTask<String> task = endless()) {
      begun.await();
      Thread.currentThread().interrupt();

      assertThatThrownBy(task::result).isInstanceOf(InterruptedException.class);
    }
    assertThat(end).hasValue("ended");
  }

  private SideTask<String> endless() {
    return SideTask.start(
        "test",
        () -> {
          begun.countDown();
          try {
            new CountDownLatch(1).await();
            return "";
          } finally {
            end.set("ended");
          }
        });
  }
}
