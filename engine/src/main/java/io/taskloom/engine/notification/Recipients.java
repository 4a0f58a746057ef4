package io.taskloom.engine.notification;

import io.taskloom.engine.event.PersonId;
import io.taskloom.engine.task.watch.Level;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

/** Who is told what, by the level each has chosen for the project (promise T19). */
final class Recipients {

    private Recipients() {}

    /**
     * @param watching who watches the task
     * @param levels what people chose; {@link Level#MINE} for all others
     * @return one reason for each; being named counts for more than following
     */
    static Map<PersonId, NotificationKind> of(News news, Collection<PersonId> watching, Map<PersonId, Level> levels) {
        Map<PersonId, NotificationKind> told = new LinkedHashMap<>();
        NotificationKind followers = news.followers();
        if (followers != null) {
            Stream<PersonId> all = levels.keySet().stream().filter(person -> levels.get(person) == Level.ALL);
            Stream<PersonId> mine = news.fresh() ? Stream.of() : watching.stream();
            Stream.concat(all, mine)
                    .filter(person -> wants(levels.getOrDefault(person, Level.MINE), followers))
                    .forEach(person -> told.put(person, followers));
        }
        news.named().stream()
                .filter(person -> wants(levels.getOrDefault(person, Level.MINE), news.reason()))
                .forEach(person -> told.put(person, news.reason()));
        return told;
    }

    private static boolean wants(Level level, NotificationKind kind) {
        if (kind == NotificationKind.REMINDED || kind == NotificationKind.ESCALATED) {
            // Somebody asked for it.
            return true;
        }
        return switch (level) {
            case ALL, MINE -> true;
            case MENTIONS -> kind == NotificationKind.MENTIONED || kind == NotificationKind.ASKED;
            case NONE -> false;
        };
    }
}
