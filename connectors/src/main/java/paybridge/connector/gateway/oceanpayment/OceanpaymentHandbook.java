package paybridge.connector.gateway.oceanpayment;

import java.util.List;
import paybridge.connector.Handbook;
import paybridge.connector.OpenPoint;

/// What people must know about Oceanpayment, as data.
final class OceanpaymentHandbook {
  private static final String ABOUT =
      """
      What the dialect does: opens the hosted page by a trade call or by a form that the browser \
      posts; proves and reads notices and the browser's return; asks about one order or a hundred, \
      and about each open refund; lists orders, refunds and chargebacks of a time window; refunds, \
      captures and voids. Behind switches that are off: holds, stored cards, shipments, Klarna.

      One account here is one *terminal* there, with its own secure code. A message that names \
      another account or terminal is not believed, whatever its signature. Oceanpayment answers \
      order calls only to addresses that its support has registered: give it the bridge's outgoing \
      address. The bridge's public address must use port 80 or 443.

      ## What is signed

      SHA-256 over the values in a fixed order, nothing between them, the secure code last; the \
      orders stand in `Recipe`. Without separators a signed text can be cut into fields at other \
      places. So a proved result counts only when every part has its exact shape: the details \
      begin with five digits and a colon, kind is 0 to 3, status -1, 0 or 1, the card is masked as \
      `411111***1111` or empty, the payment number is digits, the amount has at most two decimals, \
      and the notes are the ones we sent: our reference, which marks the end of the amount. \
      Results with empty notes are read too, when their amount has exactly two decimals. A result \
      with any other shape is *unclear* and the order is asked about. A test cuts signed results \
      in every other way that keeps kind, status and currency.

      Beyond that, money counts only for the payment number that the answer to the trade call \
      named. A notice about another number, and every notice about a page that the browser opened \
      by a form, makes the bridge ask first. What the browser brings back is proved but \
      provisional: paid, held, declined and voided are asked about; only "still waiting" is \
      taken as it is.

      An incoming result whose signature was made over escaped text (`&lt;`, `&#039;`) is not \
      tried in other spellings: it is kept as unproved and the order is asked about.

      ## What a result means

      | kind (`payment_authType`) | status | here |
      |---|---|---|
      | 0, 2 (sale) | 1 | captured |
      | 0, 2 | -1 | waiting |
      | 0, 2 | 0 | declined, by the code in the details |
      | 1, 3 (hold) | -1 | authorized |
      | 1, 3 | 1 | captured |
      | 1, 3 | 0 | declined when the code is one of a decline, else voided |
      | any | code 20061 | unclear: the order was paid before |
      | any | 0 with 80031, 80100, 80700 | unclear: the outcome is not certain |

      A notice of any other type than `transaction` and without a payment status (refunds, \
      chargebacks, fraud, customs, and types nobody has heard of) has no published signature: it \
      is kept as a hint, answered with `receive-ok`, and makes the bridge ask.

      ## Asking

      One success among the payments of an order makes it captured, with the sum of all successes; \
      else a hold in a word of `heldWords` makes it authorized; else an open one keeps it waiting; \
      else it is declined. An order that Oceanpayment does not know has not failed. A \
      `chargeBack_status` other than `0` is a dispute about the whole payment: the words are not \
      published, so a person looks.

      Refunds, captures and voids are only accepted by their answer. A refund is asked about by \
      its number there, and stays open until an answer or a list says a word that stands in \
      `refundDoneWords` or `refundFailedWords`: a word may be written alone or with its field \
      (`refund_status=2`), and two that contradict each other end nothing. It may stay open for 30 \
      days while the shop's balance there is too low. A hold stands until a notice or a query says \
      otherwise. The refund number is the operation's own reference.

      ## What is off

      *Stored cards.* The token (`quickpay_id`) is under no signature. It is taken from a proved \
      notice of a paid order that names the agreed payment, or from a query, never from a browser. \
      A charge is signed as an embedded card form, for lack of a published recipe; its answer is a \
      signed result or it is unknown.

      *Shipments.* No recipe is published; `trackingRecipe` names the guesses that can be tried.

      *Klarna.* It needs the lines of the order; one line with the whole amount is sent. Klarna's \
      own limits differ by country (a shop platform names 10.00 to 1,500 USD in the United States, \
      0.10 to 10,000 EUR in Germany); they are not checked here.
      """;

  private static final List<OpenPoint> OPEN =
      List.of(
          new OpenPoint(
              1,
              "fields and signatures of the answers to queries, lists, refunds, captures",
              "account, terminal, order, payment and refund must be ours where they stand; a state"
                  + " counts only in a word that the owner filled in",
              "refundDoneWords",
              "refundFailedWords",
              "heldWords"),
          new OpenPoint(
              2, "signature of business and customs notices", "hints that make the bridge ask"),
          new OpenPoint(
              3,
              "recipes of stored cards, their page, payment links, shipments",
              "all off; payment links are not offered",
              "storedMethods",
              "serviceMode",
              "chargeEmail",
              "trackingRecipe"),
          new OpenPoint(
              4, "when the second to fifth delivery comes", "the bridge asks by itself"),
          new OpenPoint(
              5,
              "yen and other currencies without decimals: `1200` or `1200.00`",
              "not offered until confirmed: `JPY:0` writes `1200`, `JPY:2` writes `1200.00`; both"
                  + " are read",
              "confirmedCurrencies"),
          new OpenPoint(
              6,
              "partial capture, life of a hold, amount of a capture",
              "whole holds only; holds are off; the amount is sent and signed",
              "preAuthorization",
              "amountWithCapture"),
          new OpenPoint(
              7,
              "how long refunds are possible",
              "three months, by Oceanpayment's own public text; later ones are warned about, and"
                  + " its refusal is passed on",
              "refundWindowDays"),
          new OpenPoint(
              8,
              "separator of lists of goods",
              "one line of goods is sent; both separators are taken out of its name"),
          new OpenPoint(
              9, "codes of order management", "every word but `00` is a refusal with its text"),
          new OpenPoint(
              10,
              "whether refund numbers are unique there",
              "unique here, for ever; a refund is never sent twice"),
          new OpenPoint(
              11,
              "treatment of quotes and angle brackets",
              "taken out before signing and sending"),
          new OpenPoint(12, "whether `checkout-s` is live or test", "not used"),
          new OpenPoint(
              13,
              "masking of card numbers",
              "another mask than `411111***1111` or none is unclear, and asked about"),
          new OpenPoint(
              14,
              "number of the first page of lists",
              "1; the first page of orders goes without its number",
              "firstPage"),
          new OpenPoint(15, "time zone", "UTC+8; a day more is asked on both sides"),
          new OpenPoint(
              16,
              "whether `-1` of a hold can be an unfinished try",
              "read as authorized when the notice names the agreed payment; ship after the capture"
                  + " is confirmed. By form holds are offered only with words that confirm them",
              "preAuthorization",
              "heldWords"));

  static final Handbook ALL = new Handbook(ABOUT, Methods.known(), Codes.all(), OPEN);

  private OceanpaymentHandbook() {}
}
