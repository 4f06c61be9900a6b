package org.mediatranscoder.gateway.download;

import io.swagger.v3.oas.annotations.media.Schema;
import java.net.URI;

/** The link that the mail about a job has. */
@Schema(description = "Who has the link has the file, as long as the file is kept")
record JobLink(
    @Schema(example = "https://api.example.test/d/AQAAB4yYw9eXQk5pvd4mZ2u1pQAAAAFsZWRnZXI")
        URI url) {}
