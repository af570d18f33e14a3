package paybridge.sandbox.paymaster;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import paybridge.sandbox.paymaster.Fields.Field;

/// The SOAP query: inline and `multiRef`, unknown references, what is refused.
class QueryTest {
  private final Running running = new Running();

  @AfterEach
  void stop() {
    running.close();
  }

  @Test
  void a_paid_payment_is_told_inline_with_a_right_hash() {
    running.pay(running.page("P-A"), "no-code");

    var answer = running.soap(envelope("P-A")).body();

    assertThat(answer).doesNotContain("multiRef").contains("UPPPaymentQueryReturn xsi:type");
    var told = told(answer);
    assertThat(told.get("f274_QRespCode")).isEqualTo("00");
    assertThat(told.get("f009_RespCode")).isEqualTo("00");
    assertThat(told.get("f283_UPP_PM")).isEqualTo("00");
    assertThat(Running.SIGNING.proved("0790", told, running.key())).isTrue();
    assertThat(running.gateway.diary().last("P-A", "query").orElseThrow().detail())
        .isEqualTo("0790 00 00");
  }

  @Test
  void a_reference_that_ends_in_a_digit_is_told_as_axis_refers() {
    running.pay(running.page("P-1"), "no-funds");

    var answer = running.soap(envelope("P-1")).body();

    assertThat(answer).contains("<UPPPaymentQueryReturn href=\"#id0\"/>", "<multiRef id=\"id0\"");
    assertThat(told(answer).get("f009_RespCode")).isEqualTo("51");
    assertThat(Running.SIGNING.proved("0790", told(answer), running.key())).isTrue();
  }

  @Test
  void nobody_knows_an_invented_reference_nor_a_page_that_was_only_shown() {
    running.get(Pages.HOSTED, running.page("P-A"));

    assertThat(told(running.soap(envelope("P-A")).body()).get("f274_QRespCode")).isEqualTo("12");
    assertThat(told(running.soap(envelope("P-B")).body()).get("f274_QRespCode")).isEqualTo("12");
  }

  @Test
  void a_wrong_hash_is_a_fault() {
    var answer = running.soap(envelope("P-A").replace(">P-A<", ">P-B<"));

    assertThat(answer.statusCode()).isEqualTo(500);
    assertThat(answer.body()).contains("<faultstring>5015</faultstring>");
  }

  @Test
  void a_document_type_and_a_strange_operation_are_faults() {
    var envelope = envelope("P-A");

    assertThat(running.soap("<!DOCTYPE e [<!ENTITY x 'y'>]>" + envelope).statusCode())
        .isEqualTo(500);
    assertThat(running.soap(envelope.replace("UPPPaymentQuery", "PANListQuery")).body())
        .contains("<faultstring>PANListQuery</faultstring>");
    assertThat(running.soap(envelope.replace("f263_MRN", "f263_XXX")).body())
        .contains("<faultstring>f263_MRN</faultstring>");
  }

  private String envelope(String reference) {
    var fields =
        running.signed(running.values("0780", reference)).all().stream()
            .sorted(Comparator.comparing(Field::name))
            .map(field -> "<%1$s>%2$s</%1$s>".formatted(field.name(), field.value()))
            .collect(Collectors.joining());
    return """
        <e:Envelope xmlns:e="http://schemas.xmlsoap.org/soap/envelope/" \
        xmlns:p="http://paymaster.finexus.com"><e:Body><p:UPPPaymentQuery><in0>%s</in0>\
        </p:UPPPaymentQuery></e:Body></e:Envelope>"""
        .formatted(fields);
  }

  private static Fields told(String answer) {
    return new Fields(
        Running.SIGNING.table().fields("0790").stream()
            .map(spec -> {
              var found =
                  java.util.regex.Pattern.compile("<%s [^>/]*>([^<]*)<".formatted(spec.name()))
                      .matcher(answer);
              return new Field(spec.name(), found.find() ? found.group(1) : "");
            })
            .toList());
  }
}
