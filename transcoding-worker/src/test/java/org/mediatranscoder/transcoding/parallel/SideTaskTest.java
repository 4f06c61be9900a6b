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

  @Test
  void itRunsWhileItsStarterGoesOn() throws InterruptedException {
    CountDownLatch begun = new CountDownLatch(1);
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
    CountDownLatch begun = new CountDownLatch(1);
    AtomicReference<String> end = new AtomicReference<>("still running");
    try (SideTask<String> task =
        SideTask.start(
            "test",
            () -> {
              begun.countDown();
              try {
                return forEver();
              } finally {
                end.set("ended");
              }
            })) {
      begun.await();
      assertThat(task).isNotNull();
    }
    assertThat(end).hasValue("ended");
  }

  private static String forEver() throws InterruptedException {
    new CountDownLatch(1).await();
    return "";
  }

  @Test
  void anInterruptOfItsStarterEndsTheWaitAndThenTheTask() throws InterruptedException {
    CountDownLatch begun = new CountDownLatch(1);
    AtomicReference<String> end = new AtomicReference<>("still running");
    try (SideTask<String> task =
        SideTask.start(
            "test",
            () -> {
              begun.countDown();
              try {
                return forEver();
              } finally {
                end.set("ended");
              }
            })) {
      begun.await();
      Thread.currentThread().interrupt();

      assertThatThrownBy(task::result).isInstanceOf(InterruptedException.class);
    }
    assertThat(end).hasValue("ended");
  }
}
