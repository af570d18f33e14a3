package paybridge.connector.gateway.paymaster;

import java.util.List;
import paybridge.connector.Handbook;
import paybridge.connector.OpenPoint;

/// The page about PayMaster in the docs.
final class PayMasterHandbook {
  private static final String ABOUT =
      """
      PayMaster (Finexus MyXaaS, Malaysia) has no webhook. The shopper's browser carries the signed fields there and the signed result back; when the browser is closed, nothing comes. So the bridge asks: the query is the main road, the browser only a faster one.

      The fields of every message, their order, and what is hashed stand in one table: `connectors/src/main/resources/paybridge/connector/gateway/paymaster/messages.txt`.

      **Opening.** `upp` and `card` open the hosted page (message 0280). Nothing in the message limits that page to one channel; what it shows is switched at PayMaster. `duitnow_obw`, `fpx` and banks or wallets of your own open online banking (0260). `duitnow_qr` and `alipayplus` fetch the text of a QR code (0180), which the bridge draws. An amount of zero with *save* checks a card and stores it.

      **Reading.** A result is believed when every field of its definition stands there once, no value looks like another field, the hash fits one of the secret keys, and merchant and service are the account's. It then means, by `f009_RespCode` or, in mode `01` and for online banking, `f254_DDRespCode`: `00` approved, that is captured for a sale and held for a hold; `22`, `68` waiting; `11` voided; `94` unclear; the other listed codes declined, with their reason; on the cancel page a declined or missing code is *cancelled*. An unknown code, two codes that contradict each other, a wrong exponent, an unconfirmed currency are unclear. The page on which a result arrives is no evidence. Answers to captures, voids and refunds are read the same way if they come to a return address; one that refuses is only a reason to ask. The JSON about printed QR codes is a hint: how it is signed is not public.

      **Asking.** A SOAP call (0780, answer 0790) by our reference. `12` is *not known*. The answer must have the right hash, merchant, reference, currency and exponent. It tells of the payment only: an approved hold and a captured one look alike, and refunds are not listed. A refund that was sent under a reference of its own (C05) is asked about by that; a reversal (C15) shows as a voided payment. If neither shows, a person must look at PayMaster's own pages before refunding again.

      **Moving money.** Each is one GET, and its answer counts only when it is proved and repeats reference, amount and currency; everything else, and 60 seconds of silence, is *unknown*. They carry the account's notification address as the return address (`answerUrl` names another). A refund is a reversal (C15, whole amount) until the settlement after the sale, then a refund (C05, with the retrieval number of the sale); DuitNow QR knows only C05. A refused one is never followed by the other by itself. How online banking is paid back is not described, so it is not offered. A hold is captured whole (C13) or voided (C12, with the masked card number as it was received). Stored cards are charged by C04 with token and expiry.

      PayMaster mails the customer when a payment succeeded, and only then. Google Pay is named on a page of theirs, without a message: if it exists, it is on the hosted page.

      Beside the open points below: which 32 characters of the secret make the key of the optional encryption (counted from one or from zero). Both are tried; only one gives a list of fields.
      """;

  private static final List<OpenPoint> OPEN =
      List.of(
          new OpenPoint(
              1,
              "production host",
              "a live account with the sandbox's host is refused",
              PayMasterSettings.HOST),
          new OpenPoint(
              2,
              "official code tables",
              "the codes above; unknown ones are unclear. Institutions other than `RPP` are named by"
                  + " the owner; without a code such a method is refused",
              PayMasterSettings.METHODS),
          new OpenPoint(
              3,
              "whether the server calls back, too",
              "the same message is read from browser and server, GET and POST, and answered 200"),
          new OpenPoint(
              4,
              "how 0210, 0230, 0410, 0190 arrive",
              "a GET by the bridge; the query of a redirect, a list of fields, an HTML form are"
                  + " read; nothing found is unknown",
              PayMasterSettings.ANSWER_URL,
              PayMasterSettings.CHARGES),
          new OpenPoint(
              5,
              "capture",
              "holds are off until switched on; then the whole amount under the reference of the"
                  + " hold; a part is refused",
              PayMasterSettings.HOLDS,
              PayMasterSettings.CAPTURE),
          new OpenPoint(
              6,
              "refunds (C05): reference, parts, time limit",
              "a reference of its own, the whole amount, no limit known",
              PayMasterSettings.REFUND_MRN,
              PayMasterSettings.PARTIAL,
              PayMasterSettings.REFUND_PATH),
          new OpenPoint(
              7, "status code on cancel", "a declined or missing code on the cancel page"),
          new OpenPoint(
              8,
              "meaning of payment modes other than `00` and `01`",
              "the status rule covers them; `03` is refunded by C05 only"),
          new OpenPoint(
              9,
              "what the hash of a query's answer covers",
              "the order of its definition, nil as empty",
              PayMasterSettings.QUERY_HASH),
          new OpenPoint(10, "deleting tokens", "not offered"),
          new OpenPoint(
              11,
              "QR messages other than 0180, and the signature of the JSON push",
              "not sent; the push is a hint",
              PayMasterSettings.QR_PROCESSING,
              PayMasterSettings.QR_PAYLOAD,
              PayMasterSettings.QR),
          new OpenPoint(12, "list of banks", "not sent; the gateway's page shows its own"),
          new OpenPoint(13, "test cards", "ask the gateway"),
          new OpenPoint(
              14,
              "lengths and characters",
              "ASCII; description and e-mail up to 100, order number, name, phone and IP address up"
                  + " to 40"),
          new OpenPoint(
              15,
              "how other than ASCII text is hashed",
              "accents are taken off, the rest is replaced"),
          new OpenPoint(
              16,
              "how long a page lives",
              "it is taken to live 30 minutes; what is paid later is heard, too: an attempt is over after"
                  + " a day, after a week where online banking may pay"),
          new OpenPoint(17, "a JSON query", "none; SOAP", PayMasterSettings.QUERY),
          new OpenPoint(
              18,
              "whether `^` in return addresses comes back as `&`",
              "return addresses have no query; one with a query is refused"));

  static final Handbook PAGE =
      new Handbook(ABOUT, Methods.all(), StatusCodes.declines(), OPEN);

  private PayMasterHandbook() {}
}
