package io.taskloom.engine.scenario;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/** Which errors a published model catches at its steps: a run does not record with which one a step ended. */
final class CaughtErrors {

    /** Of an event that catches whatever comes. */
    private static final String ANY = "any";

    private static final XMLInputFactory FACTORY = factory();

    private final Map<String, String> codes = new HashMap<>();
    private final List<Catch> catches = new ArrayList<>();

    private CaughtErrors() {}

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        return factory;
    }

    static CaughtErrors in(String bpmn) {
        var caught = new CaughtErrors();
        try {
            XMLStreamReader xml = FACTORY.createXMLStreamReader(new StringReader(bpmn));
            try {
                caught.read(xml);
            } finally {
                xml.close();
            }
        } catch (XMLStreamException broken) {
            throw new IllegalStateException("A published model is XML", broken);
        }
        return caught;
    }

    /** The code with which a step ended that was left by an error event. @param passed ids of all that the run went through */
    Optional<String> codeAt(String step, Collection<String> passed) {
        return catches.stream()
                .filter(each -> each.step().equals(step) && passed.contains(each.event()))
                .findFirst()
                .map(each -> each.error() == null ? ANY : codes.getOrDefault(each.error(), ANY));
    }

    private void read(XMLStreamReader xml) throws XMLStreamException {
        String event = null;
        String step = null;
        while (xml.hasNext()) {
            if (xml.next() == XMLStreamReader.START_ELEMENT) {
                switch (xml.getLocalName()) {
                    case "error" ->
                        codes.put(
                                attribute(xml, "id"),
                                Objects.requireNonNullElse(xml.getAttributeValue(null, "errorCode"), ANY));
                    case "boundaryEvent" -> {
                        event = attribute(xml, "id");
                        step = attribute(xml, "attachedToRef");
                    }
                    case "errorEventDefinition" -> {
                        if (event != null && step != null) {
                            catches.add(new Catch(event, step, xml.getAttributeValue(null, "errorRef")));
                        }
                    }
                    default -> {}
                }
            } else if (xml.isEndElement() && xml.getLocalName().equals("boundaryEvent")) {
                event = null;
                step = null;
            }
        }
    }

    private static String attribute(XMLStreamReader xml, String name) {
        return Objects.requireNonNullElse(xml.getAttributeValue(null, name), "");
    }

    /** @param event that catches @param step at which @param error id of the error; null for any */
    private record Catch(
            String event, String step, @Nullable String error) {}
}
