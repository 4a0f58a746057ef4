package io.taskloom.engine.web;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Paths;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import io.swagger.v3.oas.models.tags.Tag;
import io.taskloom.engine.event.Actor;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The OpenAPI document as a whole: what all operations share is said here once, in an order that stays. */
@Configuration(proxyBeanMethods = false)
class ApiDocument {

    static {
        SpringDocUtils.getConfig()
                .addRequestWrapperToIgnore(Actor.class, Actor.Person.class, IfMatch.class, PageRequest.class);
    }

    @Bean
    OpenAPI openApi() {
        var components = new Components()
                .addSecuritySchemes(
                        "bearer",
                        new SecurityScheme()
                                .type(SecurityScheme.Type.HTTP)
                                .scheme("bearer")
                                .bearerFormat("JWT")
                                .description(
                                        "An access token of the realm's, or an API key (tl_…) with the scope that the"
                                                + " operation names as x-api-key-scope; without one, no key is let in."));
        ApiProblems.add(components);
        return new OpenAPI()
                .info(new Info()
                        .title("Taskloom")
                        .version("v1")
                        .description("Tasks and the automations around them. Errors are RFC 9457 problems.")
                        .license(new License().name("Apache-2.0").identifier("Apache-2.0")))
                .servers(List.of(new Server().url("/").description("Where this document came from")))
                .addSecurityItem(new SecurityRequirement().addList("bearer"))
                .components(components);
    }

    /** Answers say null, where requests may leave out; and the order does not depend on how the classes were found. */
    @Bean
    GlobalOpenApiCustomizer wholeAndOrdered() {
        return document -> {
            Map<String, Schema> schemas = new TreeMap<>(document.getComponents().getSchemas());
            answered(document, schemas).forEach(ApiDocument::requireNullable);
            document.getComponents().setSchemas(schemas);
            document.getComponents()
                    .setResponses(new TreeMap<>(document.getComponents().getResponses()));
            var paths = new Paths();
            new TreeMap<>(document.getPaths()).forEach(paths::addPathItem);
            document.setPaths(paths);
            if (document.getTags() != null) {
                var tags = new ArrayList<>(document.getTags());
                tags.sort(Comparator.comparing(Tag::getName));
                document.setTags(tags);
            }
        };
    }

    private static List<Schema<?>> answered(OpenAPI document, Map<String, Schema> schemas) {
        var waiting = new ArrayDeque<Schema<?>>();
        document.getPaths().values().stream()
                .flatMap(path -> path.readOperations().stream())
                .flatMap(operation -> operation.getResponses().values().stream())
                .map(ApiResponse::getContent)
                .filter(Objects::nonNull)
                .flatMap(ApiDocument::schemas)
                .forEach(waiting::add);
        var found = new HashSet<String>();
        var answered = new ArrayList<Schema<?>>();
        while (!waiting.isEmpty()) {
            Schema<?> schema = waiting.remove();
            String ref = schema.get$ref();
            if (ref != null) {
                String name = ref.substring(ref.lastIndexOf('/') + 1);
                if (found.add(name) && schemas.get(name) instanceof Schema<?> known) {
                    answered.add(known);
                    waiting.add(known);
                }
                continue;
            }
            parts(schema).forEach(waiting::add);
        }
        return answered;
    }

    private static Stream<Schema<?>> schemas(Content content) {
        return content.values().stream()
                .<Schema<?>>map(media -> media.getSchema())
                .filter(Objects::nonNull);
    }

    private static Stream<Schema<?>> parts(Schema<?> schema) {
        var parts = new ArrayList<@Nullable Schema<?>>();
        if (schema.getProperties() != null) {
            schema.getProperties().values().forEach(parts::add);
        }
        if (schema.getOneOf() != null) {
            schema.getOneOf().forEach(parts::add);
        }
        if (schema.getAllOf() != null) {
            schema.getAllOf().forEach(parts::add);
        }
        parts.add(schema.getItems());
        return parts.stream().filter(Objects::nonNull).map(part -> part);
    }

    private static void requireNullable(Schema<?> schema) {
        if (schema.getAllOf() != null) {
            schema.getAllOf().forEach(ApiDocument::requireNullable);
        }
        if (schema.getProperties() == null) {
            return;
        }
        List<String> required = schema.getRequired() == null ? List.of() : schema.getRequired();
        schema.getProperties().forEach((name, property) -> {
            if (nullable(property) && !required.contains(name)) {
                schema.addRequiredItem(name);
            }
        });
    }

    private static boolean nullable(Schema<?> property) {
        return (property.getTypes() != null && property.getTypes().contains("null"))
                || (property.getOneOf() != null && property.getOneOf().stream().anyMatch(ApiDocument::nullable));
    }
}
