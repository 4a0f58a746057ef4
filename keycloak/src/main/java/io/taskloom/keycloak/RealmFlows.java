package io.taskloom.keycloak;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/**
 * The flows of the realm as code. One that is as the code says is left alone; any other is made anew, for which Keycloak's own
 * takes its place for a moment. Killed in between, the realm has Keycloak's own flow until the realm is applied again.
 */
final class RealmFlows {

    private final AdminApi api;
    private final String realm;
    private final String flows;

    RealmFlows(AdminApi api, String realm) {
        this.api = api;
        this.realm = realm;
        this.flows = realm + "/authentication/flows";
    }

    void apply(ObjectNode flow) {
        var alias = flow.required("alias").asText();
        var binding = flow.required("bindAs").asText();
        var there = find(alias);
        if (there.isEmpty() || !shape(alias).equals(shape(flow, 0))) {
            there.ifPresent(old -> {
                bind(binding, flow.required("insteadOf").asText());
                api.delete(flows + "/" + old.required("id").asText());
            });
            make(alias, flow);
        }
        if (!api.get(realm).path(binding).asText().equals(alias)) {
            bind(binding, alias);
        }
    }

    private void bind(String binding, String alias) {
        api.put(realm, api.object().put(binding, alias));
    }

    private void make(String alias, ObjectNode flow) {
        api.post(
                flows,
                api.object()
                        .put("alias", alias)
                        .put("providerId", "basic-flow")
                        .put("description", flow.path("description").asText())
                        .put("topLevel", true)
                        .put("builtIn", false));
        fill(alias, flow);
    }

    private void fill(String alias, ObjectNode flow) {
        flow.withArray("executions").forEach(execution -> add(alias, (ObjectNode) execution));
    }

    /** Keycloak makes a flow within a flow together with its place in there: none is left over that nobody could find. */
    private void add(String parent, ObjectNode execution) {
        var executions = flows + "/" + parent + "/executions";
        var provider = execution.path("authenticator").asText();
        if (execution.has("flow")) {
            api.post(
                    executions + "/flow",
                    api.object()
                            .put("alias", execution.get("flow").asText())
                            .put("type", execution.path("type").asText("basic-flow"))
                            .put("provider", provider)
                            .put("description", ""));
        } else {
            api.post(executions + "/execution", api.object().put("provider", provider));
        }
        var added = (ObjectNode) StreamSupport.stream(api.get(executions).spliterator(), false)
                .filter(found -> found.path("level").asInt() == 0)
                .reduce((first, second) -> second)
                .orElseThrow();
        api.put(executions, added.set("requirement", execution.required("requirement")));
        if (execution.has("flow")) {
            fill(execution.get("flow").asText(), execution);
        }
    }

    /** What is there, a line for each execution. */
    private List<String> shape(String alias) {
        return StreamSupport.stream(api.get(flows + "/" + alias + "/executions").spliterator(), false)
                .map(found -> line(
                        found.path("level").asInt(),
                        found.path("authenticationFlow").asBoolean()
                                ? found.path("displayName").asText()
                                : found.path("providerId").asText(),
                        found.path("requirement").asText()))
                .toList();
    }

    private static List<String> shape(ObjectNode flow, int level) {
        var lines = new ArrayList<String>();
        for (JsonNode execution : flow.withArray("executions")) {
            var name = execution.has("flow") ? execution.get("flow") : execution.get("authenticator");
            lines.add(line(level, name.asText(), execution.get("requirement").asText()));
            lines.addAll(shape((ObjectNode) execution, level + 1));
        }
        return lines;
    }

    private static String line(int level, String name, String requirement) {
        return level + " " + name + " " + requirement;
    }

    private Optional<JsonNode> find(String alias) {
        return StreamSupport.stream(api.get(flows).spliterator(), false)
                .filter(flow -> flow.path("alias").asText().equals(alias))
                .findFirst();
    }
}
