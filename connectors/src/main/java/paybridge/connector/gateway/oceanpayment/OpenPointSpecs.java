package paybridge.connector.gateway.oceanpayment;

import java.util.List;
import paybridge.connector.SettingSpec;

/// What the gateway's public documents leave open, as switches: each is off, or at its most
/// careful, until its owner has seen the right figure in a test payment.
final class OpenPointSpecs {
  static final List<SettingSpec> ALL =
      List.of(
          SettingSpec.onOff(
              OceanpaymentSettings.HOLDS,
              false,
              "Cards may be held first and taken later. Switch it on once Oceanpayment enabled"
                  + " pre-authorisation for the terminal.",
              "section 12, open points O6 and O16"),
          SettingSpec.onOff(
              OceanpaymentSettings.AUTH_AMOUNT,
              true,
              "Captures and voids carry the held amount and sign it.",
              "section 12, open point O6"),
          SettingSpec.choice(
              OceanpaymentSettings.FIRST_PAGE,
              List.of("1", "0"),
              "The number of the first page of a list.",
              "section 13, open point O14"),
          SettingSpec.optional(
              OceanpaymentSettings.REFUND_DONE,
              "",
              "The words of Oceanpayment's answers and lists that mean a refund was paid, with"
                  + " commas between them. They are not published: fill in what you saw, such as 2,"
                  + " or refund_status=2 for that field only. Until then a refund stays open.",
              "section 14, open point O1"),
          SettingSpec.optional(
              OceanpaymentSettings.REFUND_FAILED,
              "",
              "The words, as above, that mean a refund failed for good.",
              "section 14, open point O1"),
          SettingSpec.optional(
              OceanpaymentSettings.HELD,
              "",
              "The words in auth_status of a queried order that mean the money is held. They are"
                  + " not published: fill in what you saw. Without them only a notice tells of"
                  + " a hold.",
              "section 13.1, open points O1 and O16"),
          SettingSpec.choice(
              OceanpaymentSettings.STORED,
              List.of("off", "payments", "page"),
              "Whether cards are stored for later. payments: the token that comes with a proved"
                  + " notice or with a query is kept. page: also Oceanpayment's page that stores a"
                  + " card without a payment; the proof of its answer is not published, so use it"
                  + " to find out in their sandbox only.",
              "section 15, open point O3"),
          SettingSpec.optional(
              OceanpaymentSettings.SERVICE_MODE,
              "",
              "The service_mode of charges of stored cards. S1 is a single purchase; the words for"
                  + " renewals are not public: ask Oceanpayment. Empty: stored cards are not"
                  + " charged.",
              "section 15, open point O3"),
          SettingSpec.optional(
              OceanpaymentSettings.CHARGE_EMAIL,
              "",
              "The e-mail address sent with charges of stored cards, where the shopper is not"
                  + " there; an address of the shop. Empty: stored cards are not charged.",
              "section 15, open point O3"),
          SettingSpec.choice(
              OceanpaymentSettings.TRACKING,
              List.of("off", "number", "payment", "all"),
              "Whether shipments are told, and what the signature of that call covers after account"
                  + " and terminal. number: payment and tracking number. payment: the payment. all:"
                  + " payment, tracking number, site and carrier. No recipe is published; try it in"
                  + " their sandbox first.",
              "section 19, open point O3"),
          SettingSpec.onOff(
              OceanpaymentSettings.KLARNA,
              false,
              "Klarna may be among the methods. The order goes as one line of goods with the whole"
                  + " amount; switch it on once Oceanpayment accepted such an order.",
              "sections 5 and 17"));

  private OpenPointSpecs() {}
}
