package org.mediatranscoder.acceptance.infrastructure;

import java.lang.classfile.Annotation;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.TypeAnnotation;
import java.lang.classfile.attribute.RecordComponentInfo;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Which settings of a service somebody must set where it does not run on one machine. */
final class RequiredSettings {

  private static final Pattern LOCAL_ADDRESS = Pattern.compile("localhost|127\\.0\\.0\\.1");
  private static final Pattern WITH_FALLBACK = Pattern.compile("\\$\\{([a-z0-9.-]+):.*}");
  private static final Set<String> MAY_BE_MISSING =
      Set.of(
          "Lorg/springframework/boot/context/properties/bind/DefaultValue;",
          "Lorg/jspecify/annotations/Nullable;");

  private final ServiceSettings service;

  RequiredSettings(ServiceSettings service) {
    this.service = service;
  }

  /** Names of properties that have no value of their own, or one that is right only locally. */
  Set<String> names() {
    Set<String> names = new TreeSet<>();
    service.properties().values().stream()
        .filter(property -> name(property).startsWith("transcoder."))
        .filter(property -> isLocal(property) || hasNoDefault(property))
        .forEach(property -> names.add(name(property)));
    names.removeAll(service.yaml().keySet());
    service.yaml().entrySet().stream()
        .filter(set -> LOCAL_ADDRESS.matcher(set.getValue()).find())
        .forEach(set -> names.add(decider(set.getKey(), set.getValue())));
    return names;
  }

  /** The property itself, or the one from which it takes its value. */
  private static String decider(String name, String value) {
    Matcher fallback = WITH_FALLBACK.matcher(value);
    return fallback.matches() ? fallback.group(1) : name;
  }

  private static boolean isLocal(JsonNode property) {
    return LOCAL_ADDRESS.matcher(property.path("defaultValue").toString()).find();
  }

  /** By the record's component: it may be missing if it is nullable or has a default. */
  private boolean hasNoDefault(JsonNode property) {
    byte[] type = service.classes().get(property.path("sourceType").asString(""));
    if (type == null || property.has("defaultValue")) {
      return false;
    }
    String last = name(property).substring(name(property).lastIndexOf('.') + 1).replace("-", "");
    ClassModel model = ClassFile.of().parse(type);
    List<RecordComponentInfo> components =
        model.findAttribute(Attributes.record()).stream()
            .flatMap(it -> it.components().stream())
            .toList();
    return components.stream()
        .filter(it -> it.name().stringValue().equalsIgnoreCase(last))
        .anyMatch(
            it ->
                Stream.concat(onType(it), onParameter(model, components.indexOf(it)))
                    .noneMatch(found -> MAY_BE_MISSING.contains(found.className().stringValue())));
  }

  private static Stream<Annotation> onType(RecordComponentInfo component) {
    return component.findAttribute(Attributes.runtimeVisibleTypeAnnotations()).stream()
        .flatMap(it -> it.annotations().stream())
        .map(TypeAnnotation::annotation);
  }

  /** Of the constructors; a record of settings has one. */
  private static Stream<Annotation> onParameter(ClassModel model, int index) {
    return model.methods().stream()
        .filter(method -> method.methodName().equalsString("<init>"))
        .flatMap(it -> it.findAttribute(Attributes.runtimeVisibleParameterAnnotations()).stream())
        .flatMap(it -> it.parameterAnnotations().get(index).stream());
  }

  private static String name(JsonNode property) {
    return property.path("name").asString();
  }
}
