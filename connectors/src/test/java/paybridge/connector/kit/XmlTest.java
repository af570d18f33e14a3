package paybridge.connector.kit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class XmlTest {
  private static Optional<Xml> read(String text) {
    return Xml.read(text.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void prefixes_are_taken_off_elements_and_attributes_and_declarations_are_left_out() {
    var xml =
        read(
                "<e:Envelope xmlns:e=\"urn:1\" xmlns=\"urn:2\"><e:Body><r xsi:nil=\"true\""
                    + " href=\"#id0\"/></e:Body></e:Envelope>")
            .orElseThrow();
    assertThat(xml.name()).isEqualTo("Envelope");
    assertThat(xml.attributes()).isEmpty();
    assertThat(xml.children().getFirst().children().getFirst().attributes())
        .isEqualTo(Map.of("nil", "true", "href", "#id0"));
  }

  @Test
  void two_attributes_of_one_name_are_not_a_message() {
    assertThat(read("<a x:id=\"1\" y:id=\"2\"/>")).isEmpty();
  }

  @Test
  void document_types_and_entities_are_not_read() {
    assertThat(read("<!DOCTYPE a [<!ENTITY x \"y\">]><a>&x;</a>")).isEmpty();
    assertThat(read("<a>&x;</a>")).isEmpty();
  }

  @Test
  void too_deep_and_too_large_is_not_read() {
    assertThat(read("<a>".repeat(9) + "</a>".repeat(9))).isEmpty();
    assertThat(read("<a>".repeat(8) + "</a>".repeat(8))).isPresent();
    assertThat(read("<a>" + " ".repeat(Xml.MOST_BYTES) + "</a>")).isEmpty();
  }
}
