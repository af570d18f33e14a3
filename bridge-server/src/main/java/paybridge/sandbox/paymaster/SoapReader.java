package paybridge.sandbox.paymaster;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import paybridge.sandbox.paymaster.Fields.Field;

/// Reads the query out of its SOAP envelope: no DTD, no entities, local names (contract, section
/// 12).
final class SoapReader {
  private static final String ENVELOPE = "http://schemas.xmlsoap.org/soap/envelope/";
  private static final String SERVICE = "http://paymaster.finexus.com";
  private static final List<String> WAY = List.of("Envelope", "Body", "UPPPaymentQuery", "in0");

  private SoapReader() {}

  /// The fields in the order of the document.
  ///
  /// @throws Fault when it is not such an envelope
  static Fields read(byte[] body) {
    var factory = XMLInputFactory.newFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, true);
    try {
      return fields(factory.createXMLStreamReader(new ByteArrayInputStream(body)));
    } catch (XMLStreamException broken) {
      throw new Fault("", "envelope");
    }
  }

  private static Fields fields(XMLStreamReader xml) throws XMLStreamException {
    var fields = new ArrayList<Field>();
    int depth = 0;
    while (xml.hasNext()) {
      switch (xml.next()) {
        case XMLStreamConstants.DTD -> throw new Fault("", "DTD");
        case XMLStreamConstants.START_ELEMENT -> {
          if (depth < WAY.size()) {
            on(xml, depth);
            depth++;
          } else {
            fields.add(new Field(xml.getLocalName(), xml.getElementText()));
          }
        }
        case XMLStreamConstants.END_ELEMENT -> depth--;
        default -> {}
      }
    }
    return new Fields(fields);
  }

  private static void on(XMLStreamReader xml, int depth) {
    var space = depth < 2 ? ENVELOPE : depth == 2 ? SERVICE : null;
    var said = xml.getNamespaceURI();
    if (!xml.getLocalName().equals(WAY.get(depth)) || (space != null && !space.equals(said))) {
      throw new Fault("", xml.getLocalName());
    }
  }
}
