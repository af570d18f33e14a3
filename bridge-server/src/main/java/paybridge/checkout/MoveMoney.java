package paybridge.checkout;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import paybridge.connector.CapturesMoney;
import paybridge.connector.MethodSpec.Can;
import paybridge.connector.Money;
import paybridge.connector.RefundsMoney;
import paybridge.connector.ShopAnswer;
import paybridge.connector.ShopCall;
import paybridge.connector.VoidsAuthorizations;
import paybridge.connector.Word;
import paybridge.db.Database;
import paybridge.db.Ids;
import paybridge.db.OperationRow;
import paybridge.db.OrderRow;
import paybridge.db.PaymentRow;
import paybridge.db.Tables;
import paybridge.payment.Standing;
import paybridge.shop.Directory;
import paybridge.shop.GatewayAccount;
import paybridge.truth.Entries;
import paybridge.truth.Hearing;
import paybridge.truth.Standings;

/// Somebody asks to capture, give back or refund. The intent is in the books, and counted, before
/// anything is sent; sending is [SendOperation]'s.
public final class MoveMoney {
  /// Before the id of the call that asked for a capture, a void or a charge.
  static final String CALL = OperationRow.CALL;

  private static final Duration DEADLINE = Duration.ofMinutes(10);
  private static final List<String> OVER = List.of("refused", "failed", "done");
  private static final List<String> UNCLEAR = List.of("disputed", "conflicting", "unknown");
  private final Database database;
  private final Directory directory;
  private final InstantSource clock;
  private final Ids ids;
  private final Entries entries;
  private final Hearing hearing;
  private final SendOperation send;

  public MoveMoney(
      Database database,
      Directory directory,
      InstantSource clock,
      Ids ids,
      Entries entries,
      Hearing hearing,
      SendOperation send) {
    this.database = database;
    this.directory = directory;
    this.clock = clock;
    this.ids = ids;
    this.entries = entries;
    this.hearing = hearing;
    this.send = send;
  }

  /// Who asks, and for what.
  ///
  /// @param origin `shop`, `staff`, or `bridge` for what the owner's settings ask for
  /// @param who for the log
  /// @param shopRefundId the shop's own id of a refund; for its other wishes the call's id, so that
  ///   a call made again after a crash finds what the first one began
  /// @param amount empty: all that can be moved
  /// @param confirmed a person knows that the gateway's time for refunds is over and wants it sent
  /// @param paymentId the attempt whose money it is; empty: the newest that has any
  public record Wish(
      String kind,
      String origin,
      String who,
      Optional<String> shopRefundId,
      Optional<Money> amount,
      String reason,
      boolean confirmed,
      Optional<String> paymentId) {
    public Wish(
        String kind,
        String origin,
        String who,
        Optional<String> shopRefundId,
        Optional<Money> amount,
        String reason,
        boolean confirmed) {
      this(kind, origin, who, shopRefundId, amount, reason, confirmed, Optional.empty());
    }
  }

  private sealed interface Planned {
    record Send(String operationId) implements Planned {}

    record No(ShopAnswer.Problem problem) implements Planned {}
  }

  /// The answer to a shop's capture, void or refund.
  public ShopAnswer capture(String shopId, String messageId, ShopCall.CaptureMoney call) {
    return byShop(
        shopId,
        call.orderId(),
        new Wish(
            "capture", "shop", "shop→bridge", Optional.of(CALL + messageId), call.amount(), "",
            false));
  }

  /// The answer to a shop's void.
  public ShopAnswer giveBack(String shopId, String messageId, ShopCall.VoidPayment call) {
    return byShop(
        shopId,
        call.orderId(),
        new Wish(
            "void",
            "shop",
            "shop→bridge",
            Optional.of(CALL + messageId),
            Optional.empty(),
            call.reason(),
            false));
  }

  /// The answer to a shop's refund.
  public ShopAnswer refund(String shopId, ShopCall.RefundMoney call) {
    return byShop(
        shopId,
        call.orderId(),
        new Wish(
            "refund",
            "shop",
            "shop→bridge",
            Optional.of(call.refundId()),
            Optional.of(call.amount()),
            call.reason(),
            call.confirmed()));
  }

  private ShopAnswer byShop(String shopId, String shopOrderId, Wish wish) {
    return database
        .read(t -> t.orders().find(shopId, shopOrderId))
        .map(order -> move(order.id(), wish))
        .orElseGet(
            () ->
                Problems.bad(
                    404, "unknown-order", "body.order", "No payment was ever asked for this order."));
  }

  /// Does what is wished for an order, by its id in the bridge.
  public ShopAnswer move(String orderId, Wish wish) {
    return switch (database.write(t -> plan(t, orderId, wish))) {
      case Planned.No(var problem) -> problem;
      case Planned.Send(var operationId) -> {
        send.send(operationId);
        yield database.read(t -> answer(t, operationId));
      }
    };
  }

  private ShopAnswer answer(Tables t, String operationId) {
    var op = t.operations().find(operationId).orElseThrow();
    var outcome =
        switch (op.state()) {
          case "done" -> "done";
          case "refused", "failed" -> "refused";
          case "unknown", "sending" -> "unknown";
          default -> "pending";
        };
    return new ShopAnswer.Moved(
        op.id(),
        outcome,
        op.said(),
        hearing.picture(t, t.orders().find(op.orderId()).orElseThrow()));
  }

  private Planned plan(Tables t, String orderId, Wish wish) {
    var order = t.orders().lock(orderId);
    var operations = t.operations().ofOrder(orderId);
    var again = same(operations, wish);
    if (again.isPresent()) {
      return wish.amount().isPresent() && wish.amount().get().minor() != again.get().amount()
          ? new Planned.No(
              Problems.bad(
                  422, "key-reused", "body.refund", "This refund was asked with another amount."))
          : new Planned.Send(again.get().id());
    }
    if (wish.paymentId().isPresent() && !onePaymentTooMany(order, operations)) {
      return no(
          "nothing-to-move",
          "body.order",
          "It is not certain any more that one payment is too many: the order is disputed, unclear,"
              + " not paid twice, or money of it is already on its way.");
    }
    if (wish.amount().isPresent()
        && !wish.amount().get().currency().code().equals(order.currency())) {
      return no("bad-amount", "body.amount.currency", "The order is in " + order.currency() + ".");
    }
    for (var payment : t.payments().ofOrder(orderId).reversed()) {
      if (wish.paymentId().filter(id -> !id.equals(payment.id())).isPresent()) {
        continue;
      }
      var standing = Standings.of(payment, operations);
      long movable = movable(wish.kind(), standing, operations, payment);
      if (movable > 0) {
        return plan(t, order, payment, standing, movable, wish);
      }
    }
    return no("nothing-to-move", "body.order", nothing(wish.kind(), order));
  }

  /// Looked at under the order's lock: what was true when the second payment was noticed may not be
  /// true any more, and then both payments would be given back.
  private static boolean onePaymentTooMany(OrderRow order, List<OperationRow> operations) {
    var flags = List.of(order.flags().split(" "));
    return flags.contains("paid-twice")
        && flags.stream().noneMatch(UNCLEAR::contains)
        && operations.stream().allMatch(op -> OVER.contains(op.state()));
  }

  private static Optional<OperationRow> same(List<OperationRow> operations, Wish wish) {
    return wish.shopRefundId()
        .flatMap(
            id ->
                operations.stream()
                    .filter(
                        op -> id.equals(op.shopRefundId()) && op.kind().equals(wish.kind()))
                    .findFirst());
  }

  private static long movable(
      String kind, Standing standing, List<OperationRow> operations, PaymentRow payment) {
    if (kind.equals("refund")) {
      return standing.refundable();
    }
    boolean busy =
        operations.stream()
            .anyMatch(
                op ->
                    op.paymentId().equals(payment.id())
                        && !op.kind().equals("refund")
                        && !OVER.contains(op.state()));
    return standing.word() == Word.AUTHORIZED && !busy ? standing.capturable() : 0;
  }

  private Planned plan(
      Tables t, OrderRow order, PaymentRow payment, Standing standing, long movable, Wish wish) {
    long amount = wish.amount().map(Money::minor).orElse(movable);
    if (amount == 0 || amount > movable) {
      return no(
          "bad-amount",
          "body.amount.minor",
          "Must be more than 0 and at most "
              + new Money(movable, standing.asked().currency())
              + ", which is what can still be moved.");
    }
    var account = directory.account(t, payment.accountId());
    boolean whole =
        wish.kind().equals("refund") ? amount == standing.captured() : amount == movable;
    var cannot = cannot(account, payment.method(), wish.kind(), whole);
    if (cannot != null) {
      return no("not-possible", "body.amount", cannot);
    }
    var late = wish.kind().equals("refund") ? late(account, payment) : Optional.<String>empty();
    if (late.isPresent() && !wish.confirmed()) {
      return no("refund-window-over", "body.confirmed", late.get());
    }
    long now = clock.millis();
    var id = ids.next();
    t.operations()
        .insert(
            new OperationRow(
                id, payment.id(), order.id(), order.shopId(), payment.accountId(), wish.kind(),
                wish.origin(), id, wish.shopRefundId().orElse(null), null, amount, wish.reason(),
                "intended", "", now + DEADLINE.toMillis(), now + 30_000, 0, now, now,
                null));
    if (wish.kind().equals("capture")) {
      t.payments().captureAsked(payment.id(), amount);
    }
    entries.write(
        t,
        order,
        payment,
        new Entries.Line(
            wish.who(),
            wish.kind(),
            "ok",
            new Money(amount, standing.asked().currency())
                + (wish.reason().isEmpty() ? "" : ": " + wish.reason())));
    hearing.tell(t, order);
    return new Planned.Send(id);
  }

  /// What a person must know before an order is refunded: that the gateway's time for refunds is
  /// over, so that it will probably say no. Its answer decides.
  public Optional<String> warning(String orderId) {
    return database
        .read(t -> t.payments().ofOrder(orderId))
        .stream()
        .filter(payment -> payment.captured() > 0)
        .flatMap(payment -> late(directory.account(payment.accountId()), payment).stream())
        .findFirst();
  }

  private Optional<String> late(GatewayAccount account, PaymentRow payment) {
    var age = Duration.ofMillis(clock.millis() - payment.createdAt());
    return account
        .refundWindow(payment.method())
        .filter(window -> age.compareTo(window) > 0)
        .map(
            window ->
                account.gateway().title()
                    + " usually takes refunds for "
                    + window.toDays()
                    + " days, and this payment is "
                    + age.toDays()
                    + " days old. It can be sent anyway when a person confirms it.");
  }

  private static @Nullable String cannot(
      GatewayAccount account, String method, String kind, boolean whole) {
    var gateway = account.gateway();
    boolean can =
        switch (kind) {
          case "refund" -> gateway instanceof RefundsMoney && account.can(method, Can.REFUND);
          case "capture" -> gateway instanceof CapturesMoney;
          default -> gateway instanceof VoidsAuthorizations;
        };
    if (!can) {
      return gateway.title() + " cannot " + kind + " payments by " + method + ".";
    }
    var part = kind.equals("refund") ? Can.PARTIAL_REFUND : Can.PARTIAL_CAPTURE;
    return whole || account.can(method, part)
        ? null
        : gateway.title() + " can only " + kind + " the whole amount of payments by " + method + ".";
  }

  private static String nothing(String kind, OrderRow order) {
    return kind.equals("refund")
        ? "There is no money left to refund: the order is " + order.word() + "."
        : "There is no held money: the order is " + order.word() + ".";
  }

  private static Planned no(String type, String field, String detail) {
    return new Planned.No(Problems.bad(422, type, field, detail));
  }
}
