package io.taskloom.engine.web;

import jakarta.validation.valueextraction.ExtractedValue;
import jakarta.validation.valueextraction.ValueExtractor;

/** Lets constraints on a patch's type argument see what was given, and only that. Found by its entry in META-INF/services. */
public class PatchValueExtractor implements ValueExtractor<Patch<@ExtractedValue ?>> {

    @Override
    public void extractValues(Patch<?> patch, ValueReceiver receiver) {
        if (patch instanceof Patch.Given<?>(Object value)) {
            receiver.value(null, value);
        }
    }
}
