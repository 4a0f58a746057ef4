package io.taskloom.engine.bpm.model;

import io.taskloom.engine.bpm.KnownEvents;
import java.util.LinkedHashSet;
import java.util.Set;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** The events that features tell; asked late, since features depend on the engine and not the other way round. */
@Component
class InstalledEvents implements EventNames {

    private final ObjectProvider<KnownEvents> features;

    InstalledEvents(ObjectProvider<KnownEvents> features) {
        this.features = features;
    }

    @Override
    public Set<String> all() {
        Set<String> all = new LinkedHashSet<>();
        features.orderedStream().forEach(feature -> all.addAll(feature.all()));
        return all;
    }
}
