package paybridge.connector.kit;

import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/// An element of a message: its name without a prefix, its attributes, and either its text or its
/// children. What a prefix stands for is not looked at. There are no document types, no entities but the five of XML
/// itself, no instructions, and every size has its limit.
///
/// @param attributes by name without a prefix; declarations of namespaces are not among them
/// @param text the decoded text, exactly as received; `""` for an empty or self-closing element
public record Xml(String name, Map<String, String> attributes, String text, List<Xml> children) {
  /// The largest message that is read, in bytes.
  public static final int MOST_BYTES = 2_000_000;

  private static final int MOST_DEPTH = 8;
  private static final int MOST_ELEMENTS = 50_000;
  private static final Pattern PROLOG =
      Pattern.compile(
          "\\A\\uFEFF?(<\\?xml version=[\"']1\\.0[\"']( encoding=[\"'](?i:utf-8)[\"'])?"
              + "( standalone=[\"'](yes|no)[\"'])? ?\\?>)?[ \\t\\r\\n]*(?=<[^?])");
  private static final Pattern DECLARATION = Pattern.compile("<!(?!--|\\[CDATA\\[)");
  private static final XMLInputFactory READERS = readers();

  public Xml {
    attributes = Map.copyOf(attributes);
    children = List.copyOf(children);
  }

  private static XMLInputFactory readers() {
    var factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, true);
    factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, false);
    return factory;
  }

  /// Reads a whole message in UTF-8; empty for anything that is not one.
  public static Optional<Xml> read(byte[] bytes) {
    if (bytes.length > MOST_BYTES) {
      return Optional.empty();
    }
    try {
      var text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      var prolog = PROLOG.matcher(text);
      if (!prolog.find() || DECLARATION.matcher(text).find()) {
        return Optional.empty();
      }
      var reader = READERS.createXMLStreamReader(new StringReader(text.substring(prolog.end())));
      try {
        return Optional.of(new Building(reader).root());
      } finally {
        reader.close();
      }
    } catch (CharacterCodingException | XMLStreamException broken) {
      return Optional.empty();
    }
  }

  /// The text of a child; `""` when it is not there.
  public String get(String child) {
    return children.stream()
        .filter(c -> c.name.equals(child))
        .map(Xml::text)
        .findFirst()
        .orElse("");
  }

  /// The text of a child that is there and not blank.
  public Optional<String> filled(String child) {
    return Optional.of(get(child)).filter(value -> !value.isBlank());
  }

  /// All children of this name.
  public List<Xml> all(String child) {
    return children.stream().filter(c -> c.name.equals(child)).toList();
  }

  /// The texts of the children by name; empty when a name stands there twice.
  public Optional<Map<String, String>> fields() {
    var fields = new LinkedHashMap<String, String>();
    for (var child : children) {
      if (fields.put(child.name, child.text) != null) {
        return Optional.empty();
      }
    }
    return Optional.of(fields);
  }

  /// The name only: values may be personal.
  @Override
  public String toString() {
    return "<" + name + ">…";
  }

  /// One message being read.
  private static final class Building {
    private final XMLStreamReader reader;
    private int elements;

    Building(XMLStreamReader reader) {
      this.reader = reader;
    }

    Xml root() throws XMLStreamException {
      while (reader.next() != XMLStreamConstants.START_ELEMENT) {
        onlyComments();
      }
      var root = element(1);
      while (reader.next() != XMLStreamConstants.END_DOCUMENT) {
        onlyComments();
      }
      return root;
    }

    private void onlyComments() throws XMLStreamException {
      boolean harmless =
          switch (reader.getEventType()) {
            case XMLStreamConstants.COMMENT, XMLStreamConstants.SPACE -> true;
            case XMLStreamConstants.CHARACTERS -> reader.isWhiteSpace();
            default -> false;
          };
      if (!harmless) {
        throw new XMLStreamException("not allowed here");
      }
    }

    private Map<String, String> attributes() throws XMLStreamException {
      var attributes = new LinkedHashMap<String, String>();
      for (int i = 0; i < reader.getAttributeCount(); i++) {
        var name = reader.getAttributeLocalName(i);
        if (name.equals("xmlns") || "xmlns".equals(reader.getAttributePrefix(i))) {
          continue;
        }
        if (attributes.put(local(name), reader.getAttributeValue(i)) != null) {
          throw new XMLStreamException("an attribute stands there twice");
        }
      }
      return attributes;
    }

    private static String local(String name) {
      return name.substring(name.indexOf(':') + 1);
    }

    private Xml element(int depth) throws XMLStreamException {
      if (depth > MOST_DEPTH || ++elements > MOST_ELEMENTS) {
        throw new XMLStreamException("too deep or too long");
      }
      var name = local(reader.getLocalName());
      var attributes = attributes();
      var text = new StringBuilder();
      var children = new ArrayList<Xml>();
      while (reader.next() != XMLStreamConstants.END_ELEMENT) {
        switch (reader.getEventType()) {
          case XMLStreamConstants.START_ELEMENT -> children.add(element(depth + 1));
          case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA,
              XMLStreamConstants.SPACE ->
              text.append(reader.getText());
          case XMLStreamConstants.COMMENT -> {}
          default -> throw new XMLStreamException("not allowed here");
        }
      }
      if (!children.isEmpty() && !text.toString().isBlank()) {
        throw new XMLStreamException("text between elements");
      }
      return new Xml(name, attributes, children.isEmpty() ? text.toString() : "", children);
    }
  }
}
