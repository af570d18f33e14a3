package paybridge.sandbox.paymaster;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What the played gateway does not take: a page of status 200 that names it, and nothing begins.
class RefusalsTest {
  private final Running running = new Running();

  @AfterEach
  void stop() {
    running.close();
  }

  @ParameterizedTest
  @CsvSource({
    "h002_VNO, 03, h002_VNO",
    "f001_MID, 000000000000001, f001_MID",
    "f260_ServID, XXX, f260_ServID",
    "t001_SHT, MD5, t001_SHT",
    "f007_TxnAmt, 4990, f007_TxnAmt",
    "f007_TxnAmt, 000000000000, f007_TxnAmt",
    "f010_CurrCode, 000, f010_CurrCode",
    "f019_ExpTxnAmt, 0, f019_ExpTxnAmt",
    "f249_TxnCh, '', f249_TxnCh",
    "f253_CntyCode, '', f253_CntyCode",
    "f264_Locale, '', f264_Locale",
    "f263_MRN, '', f263_MRN",
    "f263_MRN, a&f009_RespCode=00, f263_MRN",
    "f270_ORN, a=b, f270_ORN",
    "f279_HP, +60 12, f279_HP",
    "f280_RURL_UPPPS, shop.example, f280_RURL_UPPPS",
    "f281_RURL_UPPPU, '', f281_RURL_UPPPU",
    "f282_RURL_UPPPC, '', f282_RURL_UPPPC",
    "f325_ECommMercInd, 7, f325_ECommMercInd",
    "f339_TokenFlg, X, f339_TokenFlg",
    "f339_TokenFlg, Y, f344_MercCustId",
    "f362_PreAuthFlg, Q, f362_PreAuthFlg",
    "f247_OrgTxnAmt, 000000000100, f248_OrgCurrCode",
    "f252_PromoCode, 49, f255_IssCode",
    "h003_TDT, 20260101, h003_TDT",
    "h004_TTM, 180000, h004_TTM"
  })
  void a_field_that_is_wrong_is_named(String field, String value, String named) {
    var values = running.page("P-A");
    values.put(field, value);

    refused(running.get(Pages.HOSTED, values).body(), named);
  }

  @Test
  void a_wrong_hash_is_5015() {
    var query = running.signed(running.page("P-A")).query();

    refused(running.get(Pages.HOSTED + "?" + query.replace("4990", "4991")).body(), "5015");
  }

  @Test
  void a_field_that_is_missing_double_or_in_another_place_is_named() {
    var fields = running.signed(running.page("P-A")).all();
    var missing = new ArrayList<>(fields);
    missing.removeIf(field -> field.name().equals("f271_ODesc"));
    refused(running.get(Pages.HOSTED + "?" + new Fields(missing).query()).body(), "f271_ODesc");

    var twice = new ArrayList<>(fields);
    twice.add(fields.get(5));
    refused(running.get(Pages.HOSTED + "?" + new Fields(twice).query()).body(), "f007_TxnAmt");

    var swapped = new ArrayList<>(fields);
    Collections.swap(swapped, 33, 34);
    refused(
        running.get(Pages.HOSTED + "?" + new Fields(swapped).query()).body(),
        fields.get(33).name());
  }

  @Test
  void a_message_is_old_after_thirty_minutes() {
    var values = running.page("P-A");
    running.pass(Duration.ofMinutes(30).plusSeconds(1));

    refused(running.get(Pages.HOSTED, values).body(), "h003_TDT");
  }

  @Test
  void a_reference_is_used_once_but_a_reload_is_no_second_use() {
    Map<String, String> values = running.page("P-A");
    assertThat(running.get(Pages.HOSTED, values).body()).contains("Card that asks for a code");
    assertThat(running.get(Pages.HOSTED, values).body()).contains("Card that asks for a code");
    values.put("f270_ORN", "1002");

    assertThat(running.get(Pages.HOSTED, values).body()).contains("f263_MRN");
  }

  private void refused(String page, String named) {
    assertThat(page).contains(named).doesNotContain("<form");
    assertThat(running.gateway.book("P-A")).isEmpty();
    assertThat(running.gateway.diary().all().getLast().what()).isEqualTo("refused");
    assertThat(running.gateway.diary().all().getLast().detail()).isEqualTo(named);
  }
}
