package paybridge.connector.gateway.paymaster;

import java.util.List;
import paybridge.connector.SettingSpec;

/// Every setting of an account, with its default and where the fact comes from.
final class SettingList {
  static final List<SettingSpec> ALL =
      List.of(
          SettingSpec.text(
              PayMasterSettings.MERCHANT,
              "The merchant id, 15 characters, as PayMaster gave it to you.",
              "section 3"),
          SettingSpec.text(
              PayMasterSettings.SERVICE, "The service id, 3 letters.", "section 3"),
          SettingSpec.secret(
              PayMasterSettings.SECRET,
              "The secret key: 64 letters and digits, copied whole. When you change it, keep the"
                  + " old one valid until the last open page is over.",
              "sections 3 and 7"),
          SettingSpec.url(
              PayMasterSettings.HOST,
              PayMasterSettings.SANDBOX_HOST,
              "The host of your PayMaster installation. A live account needs the one assigned to"
                  + " you; the default is the sandbox.",
              "section 2, open point 1"),
          SettingSpec.optional(
              PayMasterSettings.METHODS,
              "upp",
              "What is offered, with commas: upp (the whole hosted page), card (a hosted page on"
                  + " which only cards are switched on), duitnow_obw, fpx:CODE, duitnow_qr,"
                  + " alipayplus, or a bank or wallet of yours as name:CODE, where CODE is"
                  + " PayMaster's code of the institution.",
              "section 16, open point 2"),
          SettingSpec.choice(
              PayMasterSettings.ACTIVATION,
              List.of("LOCAL", "REMOTE"),
              "LOCAL: the browser opens a signed address. REMOTE: the bridge posts the fields first"
                  + " and the browser gets the address that PayMaster answers.",
              "section 8"),
          SettingSpec.optional(
              PayMasterSettings.ANSWER_URL,
              "",
              "A return address for messages without a shopper, without a query. Empty: where this"
                  + " account's notifications go.",
              "sections 12 and 13"),
          SettingSpec.onOff(
              PayMasterSettings.HOLDS,
              false,
              "Offer holds that are captured later. Capture rests on an assumed page and key: try"
                  + " one with PayMaster first.",
              "section 13, open point 5"),
          SettingSpec.choice(
              PayMasterSettings.VERIFICATION,
              List.of("0.00", "1.00"),
              "The amount that is sent when a card is only checked and stored.",
              "section 13"),
          SettingSpec.choice(
              PayMasterSettings.REFUND_PATH,
              List.of("auto", "C15", "C05"),
              "auto: reversal (C15) before the settlement cut-off, refund (C05) afterwards. C15 or"
                  + " C05: always that one. A refused one is never followed by the other by"
                  + " itself.",
              "section 13"),
          SettingSpec.optional(
              PayMasterSettings.CUT_OFF,
              "23:00",
              "When PayMaster settles, Malaysian time.",
              "section 13"),
          SettingSpec.onOff(
              PayMasterSettings.PARTIAL,
              false,
              "Refund parts of a payment by C05. A reversal (C15) is always whole.",
              "open point 6"),
          SettingSpec.choice(
              PayMasterSettings.REFUND_MRN,
              List.of("new", "original"),
              "The reference of a C05: one of its own, or the one of the sale.",
              "section 13, open point 6"),
          SettingSpec.onOff(
              PayMasterSettings.CHARGES,
              false,
              "Charge stored cards (C04). Switch it on when PayMaster enabled it for you.",
              "section 14, open point 4"),
          SettingSpec.choice(
              PayMasterSettings.QUERY_HASH,
              List.of("verify", "warn"),
              "What a wrong hash of a query's answer does. warn: the answer counts and its word"
                  + " says so. Use it only when PayMaster's own answers never fit.",
              "section 12, open point 9"),
          SettingSpec.optional(
              PayMasterSettings.ROOT,
              "/upp",
              "What all paths begin with. Another installation may have /aapg.",
              "section 2"),
          SettingSpec.optional(
              PayMasterSettings.PAGE,
              "/faces/upp/payment.xhtml",
              "The path of the hosted page. Change it only when PayMaster says so.",
              "section 2"),
          SettingSpec.optional(
              PayMasterSettings.BANK,
              "/faces/ddpayment.xhtml",
              "The path of online banking and wallets.",
              "section 2"),
          SettingSpec.optional(
              PayMasterSettings.QR,
              "/faces/generateQrPayload.xhtml",
              "The path that makes QR codes.",
              "section 2"),
          SettingSpec.optional(
              PayMasterSettings.QUERY, "/services/Gateway", "The path of the query.", "section 2"),
          SettingSpec.optional(
              PayMasterSettings.CARD,
              "/faces/ccpayment.xhtml",
              "The path of void and of stored charges.",
              "section 2"),
          SettingSpec.optional(
              PayMasterSettings.CAPTURE,
              "/faces/ccpayment.xhtml",
              "The path of captures. It is assumed to be the one of other card messages.",
              "section 2, open point 5"),
          SettingSpec.optional(
              PayMasterSettings.REVERSAL,
              "/faces/reversal0400.xhtml",
              "The path of reversals and refunds.",
              "section 2"),
          SettingSpec.optional(
              PayMasterSettings.QR_PROCESSING,
              "000000",
              "The processing code of QR codes. One document shows 003000.",
              "section 5"),
          SettingSpec.optional(
              PayMasterSettings.QR_PAYLOAD,
              "",
              "The payload indicator of QR codes, if PayMaster told you one.",
              "section 10.3, open point 11"),
          SettingSpec.optional(
              PayMasterSettings.VERSION,
              "06",
              "The version of the message set, two digits.",
              "section 3"),
          SettingSpec.optional(
              PayMasterSettings.LOCALE, "en", "The language of the hosted page.", "section 3"),
          SettingSpec.optional(
              PayMasterSettings.COUNTRY, "MY", "The shop's country, two letters.", "section 4"),
          SettingSpec.optional(
              PayMasterSettings.CHANNEL, "WEB", "The transaction channel.", "section 3"),
          SettingSpec.optional(
              PayMasterSettings.TERMINAL,
              "",
              "The terminal id, if PayMaster gave you one.",
              "section 3"),
          SettingSpec.choice(
              PayMasterSettings.COMMERCE,
              List.of("1", "2", "0"),
              "1: web shop with 3-D Secure, 2: web shop without or mail order, 0: neither.",
              "section 8.1"),
          SettingSpec.optional(
              PayMasterSettings.CURRENCIES,
              "",
              "Further currencies with their decimals, such as USD:2, SGD:2. Add one only after a"
                  + " test payment showed the right figure.",
              "section 4"),
          SettingSpec.onOff(
              PayMasterSettings.ENCRYPTION,
              false,
              "Results may come encrypted. Leave it off unless PayMaster switched it on for you.",
              "section 7.1"));

  private SettingList() {}
}
