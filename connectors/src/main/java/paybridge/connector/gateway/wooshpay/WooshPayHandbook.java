package paybridge.connector.gateway.wooshpay;

import java.util.List;
import java.util.Map;
import paybridge.connector.Handbook;
import paybridge.connector.OpenPoint;

/// What people must know about WooshPay; its page in the docs is made from it.
final class WooshPayHandbook {
  private WooshPayHandbook() {}

  private static final String ABOUT =
      """
      Three ways in. *Hosted page*: a checkout session is opened, the shopper pays on WooshPay's page; cards may be held and taken later. *Widget*: an intent is created and WooshPay's script on our page confirms it; it may store the method. *Direct*: an intent is created and confirmed, and the shopper goes on to the wallet or bank; never with card data. With amount 0 a card is stored on the hosted page. Behind the page: capture (once, also a part), giving a hold back, refunds, closing an open page, charging stored methods (off until switched on), registering the address for events.

      ## Events

      | event | means |
      |---|---|
      | `payment_intent.*` | by the status inside: `requires_payment_method` waiting (with a decline after a failed try), `requires_confirmation`, `requires_action`, `processing` waiting, `requires_capture` authorized, `succeeded` captured, `canceled` cancelled, or voided when money was to be held; `failed` and every other word: unclear, the payment is asked about |
      | `charge.refund.updated` | `succeeded` done, `failed` and `canceled` failed, blank, `pending`, `processing`, `requires_action` pending; every other word unclear |
      | `charge.dispute.updated` | disputed, open or decided; every unknown word unclear |
      | `setup_intent.created`, `.succeeded` | waiting, or the method was stored |
      | `checkout.session.completed`, `.expired`, `.canceled` | waiting, expired, cancelled; never *paid*: the intent has the last word |
      | `payout.paid`, `payout.failed` | kept with id, amount and status for people; settlement is no payment |
      | all others | kept, not acted on |

      `livemode` contradicts itself inside one object and is never read: test or live is the account's, by its key and host. Amounts: `amount_received`, and `amount` only where it is missing and the capture was automatic.

      ## Asking

      The intent by its id; else the session by its id and the intent that it names; else a search for our reference, whose index may lag. Refunds cannot be listed, so each open one is asked about by its id; in these answers an unknown word is *pending*. A stored card is asked about by its setup intent or session.

      ## Answers

      400, 401, 402, 403, 404: refused, as a decline when it is 402 or the error has the type `card_error`. 429: not processed, repeated later. 409, errors of the type `idempotency_error`, 500, 502, 503, 504, redirects, silence, anything that is not JSON, and an answer about another payment: unknown, so the payment is asked about and nothing is sent again before that. Every POST carries an `Idempotency-Key` made of our own reference.

      ## Refunds

      A refund is over only when WooshPay says so. Most methods that can be refunded in part refuse a second partial refund; only 9Pay and Giropay are known to take several. 402 usually means that refunds are switched off for the account.

      ## Holds

      One capture per payment; what is not captured then is released. A hold lapses after 7 days. A hold made on the hosted page is given back by expiring its session; if the payment does not say `canceled` then, it is cancelled itself, and if that is refused, too, the hold lapses by itself.

      ## Declines

      WooshPay's list of codes could not be read, so every decline is *other* to shop and shopper, with WooshPay's word kept for support.
      """;

  private static final List<OpenPoint> OPEN =
      List.of(
          new OpenPoint(
              1,
              "decimals of IDR, VND, KRW, RWF and others",
              "neither offered nor read until listed",
              WooshPaySettings.CURRENCIES),
          new OpenPoint(
              2,
              "shape of errors, list of codes",
              "both shapes are read; HTTP status and `type` decide, never a code"),
          new OpenPoint(
              3,
              "full list of event types",
              "registered by an explicit list; unknown types are acknowledged and not acted on"),
          new OpenPoint(
              4,
              "whether session events exist",
              "asked for; when WooshPay refuses the list, registered without; nothing depends on"
                  + " them"),
          new OpenPoint(
              5,
              "which of our references reach the intent",
              "all are sent; two different ones in one object are unclear"),
          new OpenPoint(
              6,
              "tolerance of signatures, signing of repeats",
              "300 seconds, up to 259200; several `v1` are accepted",
              WooshPaySettings.TOLERANCE),
          new OpenPoint(
              7,
              "refunds: number or text, status words",
              "a number is sent, and once more as text, with a key of its own, when a 400 names"
                  + " `amount`; an amount in quotes that comes in is unclear; words as above"),
          new OpenPoint(
              8,
              "`off_session` or `off-session`",
              "charging stored methods is off; when on, one of the two is sent",
              WooshPaySettings.CHARGE,
              WooshPaySettings.OFF_SESSION),
          new OpenPoint(
              9,
              "place of `capture_method`",
              "at the top of an intent; under `payment_intent_data` of a session"),
          new OpenPoint(
              10, "scope and lifetime of idempotency keys", "sent, never relied upon"),
          new OpenPoint(
              11, "words of sessions", "known ones only; never *paid*"),
          new OpenPoint(
              12,
              "`amount_received` is seen only at integrators",
              "used when present; in the answer to our capture else what we sent; a manual capture"
                  + " heard of without it is unclear"),
          new OpenPoint(
              13,
              "codes of bank transfers in Europe and of the wallets of Apple and Google",
              "only codes of the table above, until named",
              WooshPaySettings.FURTHER),
          new OpenPoint(
              14,
              "rate limits, sender addresses",
              "no list of addresses; 20 s of patience; 429 is waited for"),
          new OpenPoint(
              15, "lists with a body on GET", "not used; only searches and lists by query"),
          new OpenPoint(
              16,
              "charges, subscriptions, test cards, error codes; how a setup intent is read",
              "not used, except `GET /v1/setup_intents/{id}`, a path of the menu"),
          new OpenPoint(
              17,
              "the script of the widget, guides for storefronts",
              "the widget is refused until its three settings are filled",
              WooshPaySettings.SCRIPT,
              WooshPaySettings.PUBLISHABLE,
              WooshPaySettings.INIT),
          new OpenPoint(
              18,
              "unit of `expires_at` in requests",
              "not sent; read as seconds or milliseconds; a page is ended by expiring its session"),
          new OpenPoint(19, "limits of metadata", "one key is sent, at most 500 characters"),
          new OpenPoint(20, "pinning of the API version", "not sent when registering"));

  static Handbook handbook() {
    return new Handbook(ABOUT, MethodTable.listed(), Map.of(), OPEN);
  }
}
