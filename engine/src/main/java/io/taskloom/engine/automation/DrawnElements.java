package io.taskloom.engine.automation;

import java.io.StringReader;
import java.util.HashSet;
import java.util.Set;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** The ids in a model's text, whatever else it says. */
final class DrawnElements {

    /** More than a publishable model has. */
    private static final int MOST = 20_000;

    private static final XMLInputFactory FACTORY = factory();

    private DrawnElements() {}

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        return factory;
    }

    /** Up to where it stops being XML: a broken draft is no reason to answer nothing. */
    static Set<String> in(String bpmn) {
        Set<String> ids = new HashSet<>();
        try {
            XMLStreamReader xml = FACTORY.createXMLStreamReader(new StringReader(bpmn));
            try {
                while (xml.hasNext() && ids.size() < MOST) {
                    if (xml.next() == XMLStreamReader.START_ELEMENT) {
                        String id = xml.getAttributeValue(null, "id");
                        if (id != null) {
                            ids.add(id);
                        }
                    }
                }
            } finally {
                xml.close();
            }
        } catch (XMLStreamException broken) {
            return ids;
        }
        return ids;
    }
}
