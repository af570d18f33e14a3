package paybridge.vault;

import java.io.StringReader;
import java.util.ArrayDeque;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/// XML, one element a line, indented, without document types and entities. An HTML page is shown by
/// its title only.
final class MaskedXml {
  private static final Pattern TITLE =
      Pattern.compile("<title[^>]{0,100}>([^<]{0,300})", Pattern.CASE_INSENSITIVE);

  private final StringBuilder out = new StringBuilder();
  private final ArrayDeque<Boolean> masked = new ArrayDeque<>();
  private final int depth;

  private MaskedXml(int depth) {
    this.depth = depth;
  }

  static String of(String text, int depth) {
    return new MaskedXml(depth).show(text);
  }

  private String show(String text) {
    var factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, true);
    try {
      var reader = factory.createXMLStreamReader(new StringReader(text));
      while (reader.hasNext() && out.length() < Masking.SHOWN) {
        take(reader.next(), reader);
      }
    } catch (XMLStreamException brokenOff) {
      var title = TITLE.matcher(text);
      out.append(
          title.find()
              ? "\n… (a page: " + MaskedText.of(title.group(1).strip()) + ")"
              : "\n… (the rest is not readable as XML)");
    }
    return out.toString().strip();
  }

  private void take(int event, XMLStreamReader reader) {
    switch (event) {
      case XMLStreamReader.START_ELEMENT -> start(reader);
      case XMLStreamReader.END_ELEMENT -> masked.pop();
      case XMLStreamReader.CHARACTERS, XMLStreamReader.CDATA -> {
        var text = reader.getText().strip();
        if (!text.isEmpty()) {
          boolean hide = Boolean.TRUE.equals(masked.peek());
          out.append(hide ? MaskedText.DOTS : Masking.inside(text, "", depth + 1));
        }
      }
      default -> {
        // comments and instructions are not shown: they may hold anything
      }
    }
  }

  private void start(XMLStreamReader reader) {
    var name = reader.getLocalName();
    boolean below = Boolean.TRUE.equals(masked.peek());
    boolean hide = below ? !SensitiveNames.shows(name) : SensitiveNames.masks(name);
    out.append('\n').append("  ".repeat(Math.min(masked.size(), 20))).append(MaskedText.of(name));
    for (int i = 0; i < reader.getAttributeCount(); i++) {
      var attribute = reader.getAttributeLocalName(i);
      out.append(' ').append(MaskedText.of(attribute)).append('=');
      out.append(
          hide || SensitiveNames.masks(attribute)
              ? MaskedText.DOTS
              : Masking.inside(reader.getAttributeValue(i), "", depth + 1));
    }
    out.append(": ");
    masked.push(hide);
  }
}
