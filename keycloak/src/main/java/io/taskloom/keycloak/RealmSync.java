package io.taskloom.keycloak;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * Applies the realm as code to a running Keycloak, as often as one likes: what the code names becomes as the code says,
 * everything else (people, sessions, what administrators added) stays. Keycloak's own import skips a realm that exists.
 * Creating a realm takes the same path as changing one, so that both end in the same state.
 */
public final class RealmSync {

    /** Remembers what the code made: addresses of a client, an identity provider. What is dropped from the code goes away. */
    private static final String APPLIED = "taskloom.applied.";

    private static final List<String> ADDRESSES = List.of("redirectUris", "webOrigins");

    private final AdminApi api;
    private final RealmFile file;
    private final String realm;

    private RealmSync(AdminApi api, RealmFile file) {
        this.api = api;
        this.file = file;
        this.realm = "/" + file.name();
    }

    /**
     * Applies the realm.
     *
     * @param keycloak Keycloak's address
     * @param admin an administrator of the master realm
     * @param password the administrator's password
     * @param demo whether the demo people and the command line's client are part of it
     * @param variables values of the realm's variables, by name; null where one is not given
     * @throws RealmSyncFailed if a variable is missing or Keycloak refuses
     */
    public static void apply(
            URI keycloak, String admin, String password, boolean demo, Function<String, @Nullable String> variables) {
        var file = demo ? RealmFile.demo(variables) : RealmFile.production(variables);
        try (var api = new AdminApi(keycloak, admin, password)) {
            new RealmSync(api, file).apply();
        }
    }

    private void apply() {
        var settings = file.settings().put("realm", file.name());
        if (api.find(realm).isEmpty()) {
            api.post("", settings);
        }
        api.put(realm, settings);
        file.list("requiredActions").forEach(this::requiredAction);
        var flows = new RealmFlows(api, realm);
        file.list("flows").forEach(flows::apply);
        file.list("identityProviders").forEach(this::identityProvider);
        userAttributes();
        file.list("roles").forEach(this::role);
        rolesOfEverybody();
        file.list("clientScopes").forEach(this::clientScope);
        file.list("clients").forEach(this::client);
        people();
    }

    private void requiredAction(ObjectNode action) {
        var path = realm + "/authentication/required-actions/" + text(action, "alias");
        if (api.find(path).isEmpty()) {
            // Keycloak lists those of its own by itself; one of a provider's must be named once.
            api.post(
                    realm + "/authentication/register-required-action",
                    api.object().put("providerId", text(action, "alias")).put("name", text(action, "name")));
        }
        api.put(path, merged(api.get(path), action));
    }

    /** Off as long as its client is not given; one that an administrator made stays then. */
    private void identityProvider(ObjectNode provider) {
        var providers = realm + "/identity-provider/instances";
        var path = providers + "/" + text(provider, "alias");
        var found = api.find(path);
        var client = provider.at("/config/clientId").asText();
        if (client.isEmpty() != provider.at("/config/clientSecret").asText().isEmpty()) {
            throw new RealmSyncFailed("Set both, client id and client secret, or none for " + text(provider, "alias"));
        }
        if (!client.isEmpty()) {
            provider.withObject("config").put(APPLIED + "provider", "true");
            found.ifPresentOrElse(there -> api.put(path, merged(there, provider)), () -> api.post(providers, provider));
        } else if (found.isPresent() && found.get().path("config").has(APPLIED + "provider")) {
            api.delete(path);
        }
    }

    private void userAttributes() {
        var path = realm + "/users/profile";
        var profile = (ObjectNode) api.get(path);
        file.list("userAttributes").forEach(ours -> replace(profile.withArray("attributes"), ours));
        api.put(path, profile);
    }

    private void role(ObjectNode role) {
        var path = realm + "/roles/" + text(role, "name");
        api.find(path)
                .ifPresentOrElse(found -> api.put(path, merged(found, role)), () -> api.post(realm + "/roles", role));
    }

    private void rolesOfEverybody() {
        var roles = api.object().arrayNode();
        file.rolesOfEverybody().forEach(name -> roles.add(api.get(realm + "/roles/" + name)));
        api.post(realm + "/roles/default-roles-" + file.name() + "/composites", roles);
    }

    private void clientScope(ObjectNode scope) {
        var scopes = realm + "/client-scopes";
        var plain = scope.deepCopy();
        plain.remove("protocolMappers");
        named(api.get(scopes), "name", text(scope, "name"))
                .ifPresentOrElse(
                        found -> api.put(scopes + "/" + text(found, "id"), merged(found, plain)),
                        () -> api.post(scopes, plain));
        var path = scopes + "/"
                + text(named(api.get(scopes), "name", text(scope, "name")).orElseThrow(), "id")
                + "/protocol-mappers/models";
        scope.withArray("protocolMappers").forEach(mapper -> mapper(path, (ObjectNode) mapper));
    }

    private void mapper(String path, ObjectNode mapper) {
        named(api.get(path), "name", text(mapper, "name"))
                .ifPresentOrElse(
                        found -> api.put(path + "/" + text(found, "id"), merged(found, mapper)),
                        () -> api.post(path, mapper));
    }

    private void client(ObjectNode entry) {
        var client = (ObjectNode) entry.required("client");
        var clientId = text(client, "clientId");
        findClient(clientId)
                .ifPresentOrElse(
                        found -> api.put(realm + "/clients/" + text(found, "id"), withAddresses(found, client)),
                        () -> api.post(realm + "/clients", withAddresses(api.object(), client)));
        var id = text(findClient(clientId).orElseThrow(), "id");
        entry.withArray("scopes")
                .forEach(scope -> api.put(
                        realm + "/clients/" + id + "/default-client-scopes/" + scopeId(scope.asText()), api.object()));
        entry.withObject("serviceAccountRoles")
                .properties()
                .forEach(roles -> serviceAccountRoles(id, roles.getKey(), roles.getValue()));
    }

    private ObjectNode withAddresses(ObjectNode found, ObjectNode ours) {
        var result = merged(found, ours);
        for (var kind : ADDRESSES) {
            var before = Set.of(
                    found.path("attributes").path(APPLIED + kind).asText().split("\n"));
            var wanted = texts(ours.path(kind));
            var kept = texts(found.path(kind));
            kept.removeAll(before);
            kept.addAll(wanted);
            kept.forEach(result.putArray(kind)::add);
            result.withObject("attributes").put(APPLIED + kind, String.join("\n", wanted));
        }
        return result;
    }

    private void serviceAccountRoles(String client, String owner, JsonNode names) {
        var account = text((ObjectNode) api.get(realm + "/clients/" + client + "/service-account-user"), "id");
        var owning = text(findClient(owner).orElseThrow(), "id");
        var roles = api.object().arrayNode();
        names.forEach(name -> roles.add(api.get(realm + "/clients/" + owning + "/roles/" + name.asText())));
        api.post(realm + "/users/" + account + "/role-mappings/clients/" + owning, roles);
    }

    /** Only who is not there yet. By partial import: the one door that keeps the given ids. */
    private void people() {
        var people = api.object().put("ifResourceExists", "FAIL");
        var missing = people.putArray("users");
        file.list("people").stream().filter(this::unknown).forEach(missing::add);
        if (!missing.isEmpty()) {
            api.post(realm + "/partialImport", people);
        }
    }

    private boolean unknown(ObjectNode person) {
        return api.find(realm + "/users/" + text(person, "id")).isEmpty()
                && api.get(realm + "/users?exact=true&username=" + text(person, "username"))
                        .isEmpty();
    }

    private Optional<ObjectNode> findClient(String clientId) {
        return named(api.get(realm + "/clients?clientId=" + clientId), "clientId", clientId);
    }

    private String scopeId(String name) {
        return text(named(api.get(realm + "/client-scopes"), "name", name).orElseThrow(), "id");
    }

    /** Ours over theirs: objects key by key, all else replaced. */
    private static ObjectNode merged(JsonNode theirs, ObjectNode ours) {
        var result = (ObjectNode) theirs.deepCopy();
        ours.properties().forEach(field -> {
            if (field.getValue() instanceof ObjectNode object
                    && result.get(field.getKey()) instanceof ObjectNode found) {
                result.set(field.getKey(), merged(found, object));
            } else {
                result.set(field.getKey(), field.getValue());
            }
        });
        return result;
    }

    private static void replace(ArrayNode list, ObjectNode ours) {
        for (var i = 0; i < list.size(); i++) {
            if (list.get(i).path("name").equals(ours.path("name"))) {
                list.set(i, ours);
                return;
            }
        }
        list.add(ours);
    }

    private static Optional<ObjectNode> named(JsonNode list, String key, String value) {
        return StreamSupport.stream(list.spliterator(), false)
                .filter(item -> item.path(key).asText().equals(value))
                .map(ObjectNode.class::cast)
                .findFirst();
    }

    private static Set<String> texts(JsonNode list) {
        var texts = new LinkedHashSet<String>();
        list.forEach(item -> texts.add(item.asText()));
        return texts;
    }

    private static String text(ObjectNode node, String key) {
        return node.required(key).asText();
    }
}
