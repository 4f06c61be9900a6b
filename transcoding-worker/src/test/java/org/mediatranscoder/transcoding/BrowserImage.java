package org.mediatranscoder.transcoding;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.mediatranscoder.testsupport.Chromium;

/**
 * A picture or an animation as a real browser decodes it.
 *
 * @param width in pixels; likewise height
 */
public record BrowserImage(int width, int height, List<Frame> frames) {

  /**
   * One frame.
   *
   * @param millis for which it is shown; 0 for a picture
   * @param fields red, green and blue of six places side by side, from left to right
   */
  public record Frame(int millis, List<List<Integer>> fields) {}

  private static final Map<String, String> TYPES =
      Map.of(
          "jpg", "image/jpeg",
          "png", "image/png",
          "webp", "image/webp",
          "avif", "image/avif",
          "gif", "image/gif");

  private static final String DECODE =
      """
      async ({ type, data }) => {
        const bytes = Uint8Array.from(atob(data), (letter) => letter.charCodeAt(0));
        const decoder = new ImageDecoder({ data: bytes, type });
        await decoder.tracks.ready;
        await decoder.completed;
        const canvas = document.createElement('canvas');
        const numbers = [];
        for (let i = 0; i < decoder.tracks.selectedTrack.frameCount; i++) {
          const { image } = await decoder.decode({ frameIndex: i });
          canvas.width = image.displayWidth;
          canvas.height = image.displayHeight;
          const context = canvas.getContext('2d');
          context.drawImage(image, 0, 0);
          numbers.push(Math.round((image.duration ?? 0) / 1000));
          for (let field = 0; field < 6; field++) {
            const x = Math.floor(((field + 0.5) * canvas.width) / 6);
            numbers.push(...context.getImageData(x, Math.floor(canvas.height / 2), 1, 1).data.slice(0, 3));
          }
          image.close();
        }
        return [canvas.width, canvas.height, ...numbers];
      }""";

  /** As a white page shows it: with its profile, on a canvas of sRGB. */
  private static final String SHOW =
      """
      async ({ type, data }) => {
        const bytes = Uint8Array.from(atob(data), (letter) => letter.charCodeAt(0));
        const image = await createImageBitmap(new Blob([bytes], { type }));
        const canvas = document.createElement('canvas');
        canvas.width = image.width;
        canvas.height = image.height;
        const context = canvas.getContext('2d');
        context.fillStyle = 'white';
        context.fillRect(0, 0, canvas.width, canvas.height);
        context.drawImage(image, 0, 0);
        const numbers = [0];
        for (let field = 0; field < 6; field++) {
          const x = Math.floor(((field + 0.5) * canvas.width) / 6);
          numbers.push(...context.getImageData(x, Math.floor(canvas.height / 2), 1, 1).data.slice(0, 3));
        }
        return [canvas.width, canvas.height, ...numbers];
      }""";

  private static final int NUMBERS_OF_FRAME = 1 + 6 * 3;

  /** Every frame of it, without its profile. */
  public static BrowserImage of(Path file) throws IOException {
    return of(file, DECODE);
  }

  /** As a white page shows a still picture, with its profile. */
  public static BrowserImage shown(Path file) throws IOException {
    return of(file, SHOW);
  }

  /** Only a secure page has an ImageDecoder. */
  @SuppressWarnings("unchecked")
  private static BrowserImage of(Path file, String script) throws IOException {
    String name = file.toString();
    String type = TYPES.get(name.substring(name.lastIndexOf('.') + 1));
    String data = Base64.getEncoder().encodeToString(Files.readAllBytes(file));
    try (BrowserContext context = Chromium.shared().newContext()) {
      Page page = context.newPage();
      page.route(
          "https://page.test/",
          route ->
              route.fulfill(new Route.FulfillOptions().setContentType("text/html").setBody("")));
      page.navigate("https://page.test/");
      List<Integer> numbers =
          (List<Integer>) page.evaluate(script, Map.of("type", String.valueOf(type), "data", data));
      return new BrowserImage(
          numbers.get(0), numbers.get(1), frames(numbers.subList(2, numbers.size())));
    }
  }

  private static List<Frame> frames(List<Integer> numbers) {
    return IntStream.range(0, numbers.size() / NUMBERS_OF_FRAME)
        .mapToObj(i -> numbers.subList(i * NUMBERS_OF_FRAME, (i + 1) * NUMBERS_OF_FRAME))
        .map(BrowserImage::frame)
        .toList();
  }

  private static Frame frame(List<Integer> numbers) {
    return new Frame(
        numbers.getFirst(),
        IntStream.range(0, 6)
            .mapToObj(field -> List.copyOf(numbers.subList(1 + 3 * field, 4 + 3 * field)))
            .toList());
  }

  /** For how long all frames are shown. */
  public int millis() {
    return frames.stream().mapToInt(Frame::millis).sum();
  }
}
