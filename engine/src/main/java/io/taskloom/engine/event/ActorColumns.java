package io.taskloom.engine.event;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An actor as three plain columns, the same in every table and message that names one.
 *
 * @param kind {@code person}, {@code run}, {@code import}, {@code quiet_import} or {@code system}
 * @param id of the person or run; of the person whose import it is; the part's name for the system
 * @param person with whose rights a run acted; null for the other kinds
 */
public record ActorColumns(String kind, String id, @Nullable UUID person) {

    private static final String QUIET_IMPORT = "quiet_import";

    public static ActorColumns of(Actor actor) {
        return switch (actor) {
            case Actor.Person person ->
                new ActorColumns("person", person.person().toString(), null);
            case Actor.Run(RunId run, PersonId person, int depth) ->
                new ActorColumns("run", run.toString(), person.value());
            case Actor.Import(PersonId person, boolean quiet) ->
                new ActorColumns(quiet ? QUIET_IMPORT : "import", person.toString(), null);
            case Actor.System(String part) -> new ActorColumns("system", part, null);
        };
    }

    /** @throws IllegalArgumentException if these columns were not made by {@link #of} */
    public Actor actor(int depth) {
        if ("run".equals(kind) && person != null) {
            return new Actor.Run(RunId.of(id), new PersonId(person), depth);
        }
        return switch (kind) {
            case "person" -> new Actor.Person(PersonId.of(id));
            case "import", QUIET_IMPORT -> new Actor.Import(PersonId.of(id), kind.equals(QUIET_IMPORT));
            case "system" -> new Actor.System(id);
            default -> throw new IllegalArgumentException("No actor is a " + kind);
        };
    }

    /** Whether {@link #id} names who did it: a person by hand, or by an import. */
    public static boolean namesPerson(String kind) {
        return kind.equals("person") || kind.equals("import") || kind.equals(QUIET_IMPORT);
    }
}
