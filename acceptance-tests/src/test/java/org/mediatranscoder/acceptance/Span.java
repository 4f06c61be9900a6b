package org.mediatranscoder.acceptance;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.UnknownFieldSet;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What we look at of a span, read by the field numbers of OpenTelemetry's {@code trace.proto}.
 *
 * @param service whose span it is
 * @param parent id of the span above; empty for the first one of a trace
 * @param kind 1 inside, 2 server, 3 client, 4 producer, 5 consumer
 * @param failure what its status says; empty if it did not fail
 * @param text all of it, as far as it is text: names, values, events
 */
record Span(
    String service,
    String trace,
    String id,
    String parent,
    String name,
    long kind,
    Map<String, String> attributes,
    String failure,
    String text) {

  static final int SERVER = 2;
  static final int PRODUCER = 4;
  static final int CONSUMER = 5;

  /** The spans of an {@code ExportTraceServiceRequest}. */
  static List<Span> all(byte[] request) throws InvalidProtocolBufferException {
    return inner(UnknownFieldSet.parseFrom(request), 1)
        .flatMap(
            resourceSpans -> {
              String service =
                  inner(resourceSpans, 1)
                      .flatMap(resource -> attributes(resource, 1).entrySet().stream())
                      .filter(attribute -> attribute.getKey().equals("service.name"))
                      .map(Map.Entry::getValue)
                      .findFirst()
                      .orElse("");
              return inner(resourceSpans, 2)
                  .flatMap(scope -> inner(scope, 2))
                  .map(span -> of(service, span));
            })
        .toList();
  }

  boolean isChildOf(Span other) {
    return parent.equals(other.id) && trace.equals(other.trace);
  }

  private static Span of(String service, UnknownFieldSet span) {
    return new Span(
        service,
        hex(span, 1),
        hex(span, 2),
        hex(span, 4),
        text(span, 5),
        span.getField(6).getVarintList().stream().findFirst().orElse(0L),
        attributes(span, 9),
        inner(span, 15).map(status -> text(status, 2)).collect(Collectors.joining()),
        new String(span.toByteArray(), StandardCharsets.ISO_8859_1));
  }

  private static Map<String, String> attributes(UnknownFieldSet owner, int field) {
    return inner(owner, field)
        .collect(
            Collectors.toMap(
                attribute -> text(attribute, 1),
                attribute ->
                    inner(attribute, 2).map(value -> text(value, 1)).collect(Collectors.joining()),
                (first, second) -> first));
  }

  private static Stream<UnknownFieldSet> inner(UnknownFieldSet owner, int field) {
    return owner.getField(field).getLengthDelimitedList().stream().map(Span::parse);
  }

  private static UnknownFieldSet parse(ByteString bytes) {
    try {
      return UnknownFieldSet.parseFrom(bytes);
    } catch (InvalidProtocolBufferException notOtlp) {
      throw new IllegalStateException(notOtlp);
    }
  }

  private static String text(UnknownFieldSet owner, int field) {
    return owner.getField(field).getLengthDelimitedList().stream()
        .map(ByteString::toStringUtf8)
        .collect(Collectors.joining());
  }

  private static String hex(UnknownFieldSet owner, int field) {
    return owner.getField(field).getLengthDelimitedList().stream()
        .map(bytes -> HexFormat.of().formatHex(bytes.toByteArray()))
        .collect(Collectors.joining());
  }
}
