package io.taskloom.engine.web;

import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springdoc.core.customizers.GlobalOperationCustomizer;
import org.springframework.core.MethodParameter;
import org.springframework.core.ResolvableType;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.http.HttpMethod;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.util.StringUtils;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;

/** What operations have by our conventions and springdoc can't see: parameters our resolvers read, headers, refusals. */
@Component
class ApiOperations implements GlobalOperationCustomizer {

    private static final Pattern STATUS = Pattern.compile("\\b4\\d\\d\\b");

    @Override
    public Operation customize(Operation operation, HandlerMethod handler) {
        operation.setOperationId(id(handler));
        leftOutNotNull(operation);
        if (takes(handler, PageRequest.class)) {
            operation.addParametersItem(parameter("query", "limit", limit(), "How many, 1 to 200"));
            operation.addParametersItem(
                    parameter("query", "cursor", new StringSchema(), "As the page before gave it in next"));
        }
        if (takes(handler, IfMatch.class)) {
            operation.addParametersItem(
                    parameter("header", "If-Match", new StringSchema(), "The ETag of the version you know: \"v3\"")
                            .required(handler.hasMethodAnnotation(PutMapping.class)));
        }
        if (handler.hasMethodAnnotation(PostMapping.class)) {
            operation.addParametersItem(parameter(
                    "header",
                    "Idempotency-Key",
                    new StringSchema(),
                    "Any text of yours: the same key with the same body gets the first answer again"));
        }
        method(handler)
                .flatMap(method -> KeyAccess.to(handler, method))
                .ifPresent(access -> operation.addExtension("x-api-key-scope", access.scope()));
        answer(operation, handler);
        refusals(operation, handler).forEach(status -> operation
                .getResponses()
                .addApiResponse(status, new ApiResponse().$ref(ApiProblems.REF + ApiProblems.name(status))));
        return operation;
    }

    /** What need not be said is left out: there is no null in an address. */
    private static void leftOutNotNull(Operation operation) {
        if (operation.getParameters() == null) {
            return;
        }
        for (Parameter parameter : operation.getParameters()) {
            Schema<?> schema = parameter.getSchema();
            if (schema != null && schema.getTypes() != null) {
                schema.getTypes().remove("null");
            }
        }
    }

    private static String id(HandlerMethod handler) {
        String controller = handler.getBeanType().getSimpleName().replace("Controller", "");
        return StringUtils.uncapitalize(controller)
                + StringUtils.capitalize(handler.getMethod().getName());
    }

    private static void answer(Operation operation, HandlerMethod handler) {
        operation.getResponses().forEach((status, response) -> {
            if (status.equals("201") || status.equals("202")) {
                response.addHeaderObject("Location", header("Where it is from now on"));
            }
            if ((status.equals("200") || status.equals("201")) && versioned(handler)) {
                response.addHeaderObject("ETag", header("Its version, for If-Match"));
            }
        });
    }

    private static Set<String> refusals(Operation operation, HandlerMethod handler) {
        var statuses = new TreeSet<>(Set.of("401", "default"));
        boolean writes = !handler.hasMethodAnnotation(GetMapping.class);
        boolean names = Arrays.stream(handler.getMethodParameters())
                .anyMatch(each -> each.hasParameterAnnotation(PathVariable.class));
        if (operation.getRequestBody() != null || operation.getParameters() != null) {
            statuses.add("400");
        }
        if (names) {
            statuses.add("404");
        }
        if (writes) {
            statuses.add("409");
        }
        if (writes && names) {
            statuses.add("403");
        }
        if (takes(handler, IfMatch.class)) {
            statuses.add("412");
        }
        if (handler.hasMethodAnnotation(PostMapping.class)) {
            statuses.add("422");
        }
        // What a description promises by its number stands among the answers, too.
        Matcher promised = STATUS.matcher(Objects.requireNonNullElse(operation.getDescription(), ""));
        while (promised.find()) {
            if (ApiProblems.known(promised.group())) {
                statuses.add(promised.group());
            }
        }
        return statuses;
    }

    private static Optional<HttpMethod> method(HandlerMethod handler) {
        RequestMapping mapping = AnnotatedElementUtils.findMergedAnnotation(handler.getMethod(), RequestMapping.class);
        return mapping == null
                ? Optional.empty()
                : Arrays.stream(mapping.method())
                        .map(RequestMethod::asHttpMethod)
                        .findFirst();
    }

    private static boolean takes(HandlerMethod handler, Class<?> type) {
        return Arrays.stream(handler.getMethodParameters())
                .map(MethodParameter::getParameterType)
                .anyMatch(type::equals);
    }

    private static boolean versioned(HandlerMethod handler) {
        ResolvableType answer = ResolvableType.forMethodReturnType(handler.getMethod());
        Class<?> body = answer.getGeneric(0).resolve(Object.class);
        return answer.resolve(Object.class) == ResponseEntity.class
                && body.isRecord()
                && Arrays.stream(body.getRecordComponents())
                        .map(RecordComponent::getName)
                        .anyMatch("version"::equals);
    }

    private static Schema<?> limit() {
        Schema<?> limit =
                new IntegerSchema().minimum(BigDecimal.ONE).maximum(BigDecimal.valueOf(PageRequest.MAX_LIMIT));
        limit.setDefault(PageRequest.DEFAULT_LIMIT);
        return limit;
    }

    private static Parameter parameter(String in, String name, Schema<?> schema, String description) {
        return new Parameter()
                .in(in)
                .name(name)
                .schema(schema)
                .description(description)
                .required(false);
    }

    private static Header header(String description) {
        return new Header().schema(new StringSchema()).description(description);
    }
}
