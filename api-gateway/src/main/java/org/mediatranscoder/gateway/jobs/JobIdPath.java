package org.mediatranscoder.gateway.jobs;

import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The id of a job in a path, for the description of the API. */
@Parameter(
    description = "Id of the job",
    schema = @Schema(type = "string", format = "uuid"),
    example = "0b0f6d1c-5a4e-4c3a-9a62-0d5f2f4e8c11")
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.PARAMETER)
public @interface JobIdPath {}
