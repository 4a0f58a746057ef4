package io.taskloom.engine.web;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.media.ArraySchema;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.util.Map;
import java.util.Objects;

/** The refusals of every operation, each described once: RFC 9457 problems. */
final class ApiProblems {

    static final String REF = "#/components/responses/";

    private static final String SCHEMA = "Problem";

    private static final Map<String, Refusal> REFUSALS = Map.of(
            "400", new Refusal("BadRequest", "The input breaks a rule; errors says which field and why"),
            "401", new Refusal("Unauthorized", "No access token, or one that is no longer good"),
            "403", new Refusal("Forbidden", "Seen, but not for your role"),
            "404", new Refusal("NotFound", "Not there, or hidden from you"),
            "409", new Refusal("Conflict", "Its state does not allow that now"),
            "412",
                    new Refusal(
                            "PreconditionFailed", "Changed since you read it: current is what it is now, etag its tag"),
            "422",
                    new Refusal(
                            "UnprocessableContent",
                            "Understood but not possible, or the key came with another request"),
            "default", new Refusal("AnyProblem", "Any other problem, such as 413, 415, 429 or 503"));

    private ApiProblems() {}

    static boolean known(String status) {
        return REFUSALS.containsKey(status);
    }

    static String name(String status) {
        return Objects.requireNonNull(REFUSALS.get(status), status).name();
    }

    static void add(Components components) {
        components.addSchemas(SCHEMA, problem());
        REFUSALS.values().forEach(refusal -> components.addResponses(refusal.name(), response(refusal)));
    }

    private static ApiResponse response(Refusal refusal) {
        Schema<?> schema = new Schema<>().$ref("#/components/schemas/" + SCHEMA);
        return new ApiResponse()
                .description(refusal.description())
                .content(new Content().addMediaType("application/problem+json", new MediaType().schema(schema)));
    }

    private static Schema<?> problem() {
        Schema<?> error = new ObjectSchema()
                .addProperty("field", new StringSchema().description("Path into the body, or the parameter's name"))
                .addProperty("code", new StringSchema())
                .addProperty("message", new StringSchema())
                .addProperty(
                        "position",
                        new IntegerSchema()
                                .description("First character it concerns, from 0, in a text such as a filter"))
                .addProperty("length", new IntegerSchema().description("How many characters it concerns"))
                .addRequiredItem("field")
                .addRequiredItem("code")
                .addRequiredItem("message");
        return new ObjectSchema()
                .description("RFC 9457; a type may have members of its own")
                .addProperty("type", new StringSchema().format("uri"))
                .addProperty("title", new StringSchema())
                .addProperty("status", new IntegerSchema())
                .addProperty("detail", new StringSchema())
                .addProperty("instance", new StringSchema().format("uri-reference"))
                .addProperty("errors", new ArraySchema().items(error))
                .additionalProperties(true)
                .addRequiredItem("type")
                .addRequiredItem("title")
                .addRequiredItem("status");
    }

    private record Refusal(String name, String description) {}
}
