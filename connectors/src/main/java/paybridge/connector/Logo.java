package paybridge.connector;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// The neutral picture that a shop may show beside a method: what kind it is, no trademark. A method
/// is found by the code that its gateway's connector gave it; a code means the same kind at all of
/// them.
public enum Logo {
  CARD("card credit_card upp visa mastercard"),
  WALLET(
      """
      applepay apple_pay googlepay google_pay alipay alipay_cn alipay_hk alipayplus alipay_web
      alipay_wap wechat_pay wechatpay_web wechatpay_wap unionpay yunshanfu_app gcash dana truemoney
      ovo 9pay kakaopay boost touchngo grabpay mcash shopeepay rabbit_line_pay
      """),
  BANK(
      """
      banktransfer bank_transfer_id bank_transfer_eu bank_transfer_uk directpay ideal eps giropay
      sepa_debit sofort trustly bancontact p24 przelewy24 fpx duitnow_obw bpi stitch upi
      """),
  QR("paynow promptpay qris pix duitnow_qr"),
  VOUCHER("konbini boleto tha_direct_cash"),
  PAY_LATER("klarna");

  private static final Map<String, Logo> BY_CODE =
      Arrays.stream(values())
          .flatMap(
              logo ->
                  Arrays.stream(logo.codes.strip().split("\\s+"))
                      .map(code -> Map.entry(code, logo)))
          .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));

  private final String codes;

  Logo(String codes) {
    this.codes = codes;
  }

  /// How it is spelled in the plugin protocol, such as `pay-later`.
  public String spelling() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /// The picture of a method; empty for a code that only an owner knows.
  public static Optional<Logo> of(String code) {
    return Optional.ofNullable(BY_CODE.get(code));
  }
}
