package org.mediatranscoder.transcoding.encode;

import com.microsoft.playwright.BrowserContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.mediatranscoder.testsupport.Chromium;

/** What a real browser shows of a file with six fields side by side. */
final class FieldsInChromium {

  private static final String GRAB =
      """
      ({type, data}) => new Promise((resolve, reject) => {
        const gif = type === 'image/gif';
        const view = document.createElement(gif ? 'img' : 'video');
        const grab = () => {
          const width = gif ? view.naturalWidth : view.videoWidth;
          const height = gif ? view.naturalHeight : view.videoHeight;
          const canvas = document.createElement('canvas');
          canvas.width = width;
          canvas.height = height;
          const context = canvas.getContext('2d');
          context.drawImage(view, 0, 0, width, height);
          resolve([0, 1, 2, 3, 4, 5].map(field => [...context.getImageData(
              Math.floor((field + 0.5) * width / 6), Math.floor(height / 2), 1, 1).data]
              .slice(0, 3)));
        };
        view.onerror = () => reject(new Error('cannot be played'));
        if (gif) {
          view.onload = grab;
        } else {
          view.muted = true;
          view.onloadeddata = () => {
            view.requestVideoFrameCallback(grab);
            view.currentTime = 0.1;
          };
        }
        const bytes = Uint8Array.from(atob(data), letter => letter.charCodeAt(0));
        view.src = URL.createObjectURL(new Blob([bytes], {type}));
        document.body.append(view);
      })
      """;

  private FieldsInChromium() {}

  /** Red, green and blue of each of the six fields, from left to right. */
  @SuppressWarnings("unchecked")
  static List<List<Integer>> of(Path file) {
    String name = file.toString();
    String type =
        name.endsWith(".gif") ? "image/gif" : name.endsWith(".webm") ? "video/webm" : "video/mp4";
    try (BrowserContext context = Chromium.shared().newContext()) {
      String data = Base64.getEncoder().encodeToString(Files.readAllBytes(file));
      return (List<List<Integer>>)
          context.newPage().evaluate(GRAB, Map.of("type", type, "data", data));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
