package org.mediatranscoder.gateway.imports;

import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.io.SocketConfig;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;
import org.mediatranscoder.gateway.upload.UploadProperties;
import org.mediatranscoder.model.error.ErrorCode;
import org.mediatranscoder.web.problem.ApiException;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/**
 * Asks servers on the web for files. It speaks HTTP with public addresses only, see {@link
 * PublicHosts}, follows a few redirects, each of which is checked like the first address, sends no
 * cookie and no password, and reads nothing of a body that is too long or no media.
 */
@Component
class GuardedFetch implements DisposableBean {

  private static final int OK = 200;
  private static final int PARTIAL = 206;
  private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);
  private static final Pattern MEDIA =
      Pattern.compile(
          "video/.+|audio/(?!(x-)?mpegurl).+|image/(gif|png|apng|jpeg|webp|avif|hei[cf]|vnd\\.mozilla\\.apng)"
              + "|(application|binary)/octet-stream"
              + "|application/(mp4|mxf|ogg|x-matroska|vnd\\.rn-realmedia)");
  private static final Pattern RANGE = Pattern.compile("bytes (\\d{1,18})-\\d{1,18}/(\\d{1,18})");

  private final CloseableHttpClient http;
  private final ImportProperties properties;
  private final UploadProperties limits;

  GuardedFetch(ImportProperties properties, UploadProperties limits, PublicHosts addresses) {
    this.properties = properties;
    this.limits = limits;
    this.http = client(properties, addresses);
  }

  private static CloseableHttpClient client(ImportProperties properties, PublicHosts resolver) {
    Timeout silence = Timeout.of(properties.silence());
    return HttpClients.custom()
        .setConnectionManager(
            PoolingHttpClientConnectionManagerBuilder.create()
                .setDnsResolver(resolver)
                .setDefaultConnectionConfig(
                    ConnectionConfig.custom()
                        .setConnectTimeout(Timeout.of(properties.connectTimeout()))
                        .setSocketTimeout(silence)
                        .build())
                .setDefaultSocketConfig(SocketConfig.custom().setSoTimeout(silence).build())
                .setMaxConnTotal(properties.atOnce())
                .setMaxConnPerRoute(properties.atOnce())
                .build())
        .setDefaultRequestConfig(
            RequestConfig.custom()
                .setConnectionRequestTimeout(Timeout.of(properties.connectTimeout()))
                .setResponseTimeout(silence)
                .build())
        .setUserAgent("MediaTranscoder")
        .disableAutomaticRetries()
        .disableRedirectHandling()
        .disableCookieManagement()
        .disableAuthCaching()
        .disableContentCompression()
        .build();
  }

  /**
   * Asks for a file.
   *
   * @throws ApiException {@code import-address-invalid}, {@code import-address-forbidden}, {@code
   *     import-failed}, {@code import-not-media}, {@code file-empty} or {@code upload-too-large}
   */
  RemoteFile open(ImportAddress address) {
    ClassicHttpResponse response = answer(address, null, 0);
    try {
      return checked(address, response);
    } catch (RuntimeException refused) {
      close(response);
      throw refused;
    }
  }

  /**
   * Asks for the rest of a file.
   *
   * @param file that has broken off
   * @param offset of the first byte that is missing
   * @throws ApiException {@code import-failed} if the server cannot go on, or has another file now
   */
  RemoteFile goOn(ImportAddress address, RemoteFile file, long offset) {
    if (file.validator() == null) {
      throw failed("The transfer broke off, and that server cannot go on with it.");
    }
    ClassicHttpResponse response = answer(address, file.validator(), offset);
    Matcher range = RANGE.matcher(header(response, HttpHeaders.CONTENT_RANGE));
    boolean rest =
        response.getCode() == PARTIAL
            && range.matches()
            && Long.parseLong(range.group(1)) == offset
            && Long.parseLong(range.group(2)) == file.lengthBytes();
    try {
      if (!rest) {
        throw failed("The transfer broke off, and that server does not go on with it.");
      }
      return new RemoteFile(
          file.fileName(), file.lengthBytes(), file.validator(), content(response), response);
    } catch (RuntimeException refused) {
      close(response);
      throw refused;
    }
  }

  private ClassicHttpResponse answer(
      ImportAddress address, @Nullable String validator, long offset) {
    ImportAddress current = address;
    for (int followed = 0; ; followed++) {
      ClassicHttpResponse response = send(current, validator, offset);
      if (!REDIRECTS.contains(response.getCode())) {
        return response;
      }
      String location = header(response, HttpHeaders.LOCATION);
      close(response);
      if (followed == properties.redirects() || location.isEmpty()) {
        throw failed("The address leads to too many others.");
      }
      current = current.redirectedTo(location);
    }
  }

  @SuppressWarnings("MustBeClosed") // Closed with the file.
  private ClassicHttpResponse send(ImportAddress address, @Nullable String validator, long offset) {
    HttpGet request = new HttpGet(address.uri());
    if (validator != null) {
      request.setHeader(HttpHeaders.RANGE, "bytes=" + offset + "-");
      request.setHeader(HttpHeaders.IF_RANGE, validator);
    }
    try {
      return http.executeOpen(null, request, null);
    } catch (ForbiddenAddressException internal) {
      throw new ApiException(ErrorCode.IMPORT_ADDRESS_FORBIDDEN, internal);
    } catch (IOException unreachable) {
      throw new ApiException(
          ErrorCode.IMPORT_FAILED, "There is no answer from this address.", unreachable);
    }
  }

  private RemoteFile checked(ImportAddress address, ClassicHttpResponse response) {
    if (response.getCode() != OK) {
      throw failed("The other server answered with the status %d.".formatted(response.getCode()));
    }
    HttpEntity entity = response.getEntity();
    long length = entity == null ? 0 : entity.getContentLength();
    requireMedia(header(response, HttpHeaders.CONTENT_TYPE));
    if (length < 0 || !header(response, HttpHeaders.CONTENT_ENCODING).isEmpty()) {
      throw failed("The other server does not say how long the file is.");
    }
    if (length == 0) {
      throw new ApiException(ErrorCode.FILE_EMPTY);
    }
    if (length > limits.maxSize().toBytes()) {
      throw new ApiException(
          ErrorCode.UPLOAD_TOO_LARGE,
          "A file may have %d bytes at most.".formatted(limits.maxSize().toBytes()));
    }
    String name = FileNames.of(header(response, "Content-Disposition"), address);
    return new RemoteFile(name, length, validator(response), content(response), response);
  }

  private static void requireMedia(String contentType) {
    String type = contentType.replaceFirst(";.*", "").strip();
    if (!type.isEmpty() && !MEDIA.matcher(type.toLowerCase(Locale.ROOT)).matches()) {
      throw new ApiException(ErrorCode.IMPORT_NOT_MEDIA);
    }
  }

  /** A weak tag cannot tell bytes apart (RFC 9110, 13.1.5). */
  private static @Nullable String validator(ClassicHttpResponse response) {
    String tag = header(response, HttpHeaders.ETAG);
    if (!tag.isEmpty()) {
      return tag.startsWith("W/") ? null : tag;
    }
    String date = header(response, HttpHeaders.LAST_MODIFIED);
    return date.isEmpty() ? null : date;
  }

  private static InputStream content(ClassicHttpResponse response) {
    try {
      return Objects.requireNonNull(response.getEntity()).getContent();
    } catch (IOException broken) {
      throw new ApiException(ErrorCode.IMPORT_FAILED, broken);
    }
  }

  private static String header(ClassicHttpResponse response, String name) {
    Header header = response.getFirstHeader(name);
    return header == null ? "" : Objects.requireNonNullElse(header.getValue(), "");
  }

  private static ApiException failed(String why) {
    return new ApiException(ErrorCode.IMPORT_FAILED, why);
  }

  private static void close(ClassicHttpResponse response) {
    try {
      response.close();
    } catch (IOException gone) {
      return;
    }
  }

  @Override
  public void destroy() throws IOException {
    http.close();
  }
}
