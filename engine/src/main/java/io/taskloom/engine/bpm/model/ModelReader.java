package io.taskloom.engine.bpm.model;

import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/** Reads a model's XML without DOCTYPE, entities or any encoding but UTF-8, and no more of it than makes sense. */
final class ModelReader {

    static final int MAX_BYTES = 1 << 20;
    static final int MAX_DEPTH = 60;
    static final int MAX_ELEMENTS = 10_000;

    private static final XMLInputFactory FACTORY = factory();

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, true);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        return factory;
    }

    private final Namespaces namespaces;
    private final Findings findings;

    ModelReader(Namespaces namespaces, Findings findings) {
        this.namespaces = namespaces;
        this.findings = findings;
    }

    @Nullable
    Node read(byte[] bytes) {
        if (bytes.length > MAX_BYTES) {
            return refuse("size", "The model is larger than 1 MB.", "Split the automation.");
        }
        try {
            return read(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString());
        } catch (CharacterCodingException notUtf8) {
            return refuse("encoding", "The model is not encoded in UTF-8.", "Save it as UTF-8.");
        }
    }

    private @Nullable Node read(String text) {
        try {
            XMLStreamReader xml = FACTORY.createXMLStreamReader(new StringReader(text));
            try {
                String declared = xml.getCharacterEncodingScheme();
                if (declared != null && !declared.equalsIgnoreCase("UTF-8")) {
                    return refuse("encoding", "The model declares the encoding " + declared + ".", "Save it as UTF-8.");
                }
                if (xml.getVersion() != null && !xml.getVersion().equals("1.0")) {
                    return refuse("xml", "The model is no XML 1.0.", "Save it again with the modeler.");
                }
                return tree(xml);
            } finally {
                xml.close();
            }
        } catch (XMLStreamException malformed) {
            return refuse(
                    "xml",
                    "The model is no well-formed XML (line %d)."
                            .formatted(
                                    malformed.getLocation() == null
                                            ? 0
                                            : malformed.getLocation().getLineNumber()),
                    "Save it again with the modeler.");
        }
    }

    private @Nullable Node tree(XMLStreamReader xml) throws XMLStreamException {
        Node root = null;
        Node current = null;
        int depth = 0;
        int elements = 0;
        while (xml.hasNext()) {
            switch (xml.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    if (++elements > MAX_ELEMENTS || ++depth > MAX_DEPTH) {
                        return refuse(
                                "size",
                                "The model has too many elements, or nests them too deeply.",
                                "Split the automation.");
                    }
                    Node node = node(xml, current);
                    if (current != null) {
                        current.children.add(node);
                    }
                    root = root == null ? node : root;
                    current = node;
                }
                case XMLStreamConstants.END_ELEMENT -> {
                    depth--;
                    current = current == null ? null : current.parent;
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE -> {
                    if (current != null) {
                        current.text.append(xml.getText());
                    }
                }
                case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE -> {
                    return refuse("doctype", "The model has a DOCTYPE or entities.", "Remove the DOCTYPE.");
                }
                case XMLStreamConstants.PROCESSING_INSTRUCTION -> {
                    return refuse("xml", "The model has a processing instruction.", "Remove it.");
                }
                default -> {}
            }
        }
        return root;
    }

    private Node node(XMLStreamReader xml, @Nullable Node parent) {
        String name = namespaces.name(xml.getNamespaceURI(), xml.getLocalName());
        Node node = new Node(name == null ? xml.getLocalName() : name, parent);
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            String attribute = namespaces.name(xml.getAttributeNamespace(i), xml.getAttributeLocalName(i));
            if (attribute == null) {
                foreign(node, xml.getAttributeNamespace(i));
            } else {
                node.attributes.put(attribute, xml.getAttributeValue(i));
            }
        }
        if (name == null) {
            foreign(node, xml.getNamespaceURI());
        }
        return node;
    }

    private void foreign(Node node, String namespace) {
        findings.add(
                node,
                "namespace",
                "The namespace %s is not allowed.".formatted(namespace),
                "Remove what was added by another tool.");
    }

    private @Nullable Node refuse(String rule, String message, String remedy) {
        findings.add("", rule, message, remedy);
        return null;
    }
}
