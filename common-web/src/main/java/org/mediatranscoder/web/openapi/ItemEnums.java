package org.mediatranscoder.web.openapi;

import io.swagger.v3.oas.models.media.Schema;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import org.mediatranscoder.web.problem.OneOf;

/** What the items of a list may be, where {@link OneOf} says it. */
final class ItemEnums {

  private ItemEnums() {}

  static void add(RecordComponent component, Schema<?> member) {
    if (member.getItems() != null
        && component.getAnnotatedType() instanceof AnnotatedParameterizedType list) {
      Arrays.stream(list.getAnnotatedActualTypeArguments())
          .filter(item -> item.isAnnotationPresent(OneOf.class))
          .forEach(item -> add(item, member.getItems()));
    }
  }

  @SuppressWarnings({"unchecked", "rawtypes"}) // A schema of items has no type of its own.
  private static void add(AnnotatedType item, Schema items) {
    items.setEnum(List.of(item.getAnnotation(OneOf.class).value()));
  }
}
