package org.mediatranscoder.gateway.estimates;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.util.List;
import java.util.Map;
import org.mediatranscoder.catalogue.estimate.SourceFacts;
import org.mediatranscoder.gateway.estimates.EstimateListView.OfFormat;
import org.mediatranscoder.gateway.formats.ChosenOptions;
import org.mediatranscoder.gateway.formats.Formats;
import org.mediatranscoder.model.access.AccessClaims;
import org.mediatranscoder.model.error.ErrorCode;
import org.mediatranscoder.web.openapi.NeedsScope;
import org.mediatranscoder.web.openapi.Refuses;
import org.mediatranscoder.web.problem.ApiException;
import org.mediatranscoder.web.problem.Fault;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /estimates}. */
@RestController
@Tag(name = "Formats")
class EstimatesController {

  private final Formats formats;
  private final Estimates estimates;

  EstimatesController(Formats formats, Estimates estimates) {
    this.formats = formats;
    this.estimates = estimates;
  }

  @NeedsScope(AccessClaims.JOBS_READ)
  @Operation(
      operationId = "estimate",
      summary = "How large an output becomes, and how long it takes",
      description =
          "Of a file that was not sent yet, by what its owner knows of it: the more, the narrower"
              + " are the ranges. They follow what jobs of the same format took lately.")
  @Refuses({
    ErrorCode.FORMAT_UNKNOWN,
    ErrorCode.VALUE_MISSING,
    ErrorCode.OPTIONS_MALFORMED,
    ErrorCode.OPTION_UNKNOWN,
    ErrorCode.OPTION_INVALID
  })
  @GetMapping(value = "/estimates", produces = MediaType.APPLICATION_JSON_VALUE)
  EstimateListView estimates(@Valid @ParameterObject @ModelAttribute EstimateQuery query) {
    Map<String, Object> options = options(query);
    SourceFacts source = query.source();
    List<String> ids = query.format() == null ? formats.ids() : List.of(query.format());
    return new EstimateListView(
        ids.stream()
            .map(
                id ->
                    new OfFormat(
                        id, EstimateView.of(estimates.of(formats.preset(id), options, source))))
            .toList());
  }

  private Map<String, Object> options(EstimateQuery query) {
    String text = query.options();
    if (text == null) {
      return Map.of();
    }
    if (query.format() == null) {
      throw refused("format", ErrorCode.VALUE_MISSING, "is needed for options");
    }
    Map<String, Object> options =
        ChosenOptions.parse(text)
            .orElseThrow(
                () -> refused("options", ErrorCode.OPTIONS_MALFORMED, "must be a JSON object"));
    List<Fault> faults = ChosenOptions.faultsOfQuery(options, formats.known(query.format()));
    if (!faults.isEmpty()) {
      throw new ApiException(faults);
    }
    return options;
  }

  private static ApiException refused(String name, ErrorCode code, String message) {
    return new ApiException(List.of(Fault.parameter(name, code, message)));
  }
}
