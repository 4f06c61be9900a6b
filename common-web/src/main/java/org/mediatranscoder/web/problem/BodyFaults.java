package org.mediatranscoder.web.problem;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validator;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.mediatranscoder.model.error.ErrorCode;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Finds everything that is wrong with a JSON body that cannot be read as a record: each member is
 * tried by itself, and what is left goes through Bean Validation.
 */
final class BodyFaults {

  private final JsonMapper json;
  private final Validator validator;

  BodyFaults(JsonMapper json, Validator validator) {
    this.json = json;
    this.validator = validator;
  }

  /** The faults in the order of their names; none if no single member is wrong. */
  List<Fault> of(ObjectNode body, Class<?> type) {
    Map<String, Fault> faults = new TreeMap<>();
    for (String name : List.copyOf(body.propertyNames())) {
      wrong(name, body.get(name), type).forEach(fault -> faults.put(name, fault));
    }
    faults.keySet().forEach(body::remove);
    for (ConstraintViolation<?> violation : violations(body, type)) {
      String field = violation.getPropertyPath().toString();
      faults.putIfAbsent(field, BindingFaults.of(violation, field, Fault::body));
    }
    return List.copyOf(faults.values());
  }

  private List<Fault> wrong(String name, JsonNode value, Class<?> type) {
    RecordComponent[] known = type.getRecordComponents();
    return Arrays.stream(known)
        .filter(component -> component.getName().equals(name))
        .findFirst()
        .map(component -> wrong(value, component))
        .orElseGet(() -> List.of(unknown(name, known)));
  }

  private static Fault unknown(String name, RecordComponent[] known) {
    List<String> names = Arrays.stream(known).map(RecordComponent::getName).toList();
    String message = "is not known here; known are " + String.join(", ", names);
    return Fault.body(name, ErrorCode.NAME_UNKNOWN, message);
  }

  private List<Fault> wrong(JsonNode value, RecordComponent component) {
    try {
      json.treeToValue(value, json.constructType(component.getGenericType()));
      return List.of();
    } catch (JacksonException mismatch) {
      Fault fault = Fault.body(component.getName(), ErrorCode.VALUE_INVALID, "");
      return List.of(AllowedValues.in(fault, component.getType()));
    }
  }

  private Set<? extends ConstraintViolation<?>> violations(ObjectNode rest, Class<?> type) {
    List<Object> bound = new ArrayList<>();
    try {
      bound.add(json.treeToValue(rest, type));
    } catch (JacksonException incomplete) {
      return Set.of();
    }
    return validator.validate(bound.getFirst());
  }
}
