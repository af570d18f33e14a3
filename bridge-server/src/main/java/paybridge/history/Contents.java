package paybridge.history;

import java.util.Comparator;
import java.util.List;
import paybridge.db.AccountRow;
import paybridge.db.ApiTokenRow;
import paybridge.db.CaseRow;
import paybridge.db.CommentRow;
import paybridge.db.EntryRow;
import paybridge.db.HouseEntryRow;
import paybridge.db.MessageRow;
import paybridge.db.OfferRow;
import paybridge.db.OperationRow;
import paybridge.db.OrderRow;
import paybridge.db.PaymentRow;
import paybridge.db.ShopRow;
import paybridge.db.StaffRow;
import paybridge.db.UpdateRow;

/// What the history keeps of each row: every column that says something, and none that only says when
/// something is due next. Sealed columns go in as they are stored; those that are sealed anew when a
/// person is forgotten are guarded by their seal instead.
///
/// Dangerous: these lists stand in the books of every bridge that runs. A column that is new in a
/// table is added at the end, and only when it is not at its default, or all rows before count as
/// changed.
final class Contents {
  private Contents() {}

  static Packed add(Packed to, OrderRow o) {
    return to.text(o.id()).text(o.shopId()).text(o.shopOrderId()).text(o.number())
        .text(o.currency()).number(o.asked()).number(o.sequence()).number(o.appliedSequence())
        .text(o.word()).text(o.flags()).text(o.shopSays()).yes(o.shopPaid())
        .number(o.newestAttempt()).text(o.emailHash()).number(o.createdAt()).number(o.changedAt());
  }

  static Packed add(Packed to, PaymentRow p) {
    return to.text(p.id()).text(p.orderId()).text(p.shopId()).text(p.accountId())
        .number(p.attempt()).text(p.token()).text(p.returnToken()).text(p.reference())
        .text(p.gatewayReference()).text(p.furtherIds()).text(p.method()).text(p.flow())
        .text(p.capture()).text(p.fingerprint()).text(p.currency()).number(p.asked())
        .number(p.captureAsked()).number(p.authorized()).number(p.captured()).yes(p.voided())
        .text(p.ending()).text(p.declined()).number(p.disputed()).yes(p.disputeDecided())
        .yes(p.conflicting()).yes(p.unknown()).yes(p.late()).yes(p.superseded()).text(p.word())
        .text(p.pageState()).number(p.pageEnds()).number(p.windowMs()).number(p.createdAt())
        .number(p.changedAt());
  }

  static Packed add(Packed to, OperationRow o) {
    return to.text(o.id()).text(o.paymentId()).text(o.orderId()).text(o.shopId())
        .text(o.accountId()).text(o.kind()).text(o.origin()).text(o.reference())
        .text(o.shopRefundId()).text(o.gatewayId()).number(o.amount()).text(o.reason())
        .text(o.state()).text(o.said()).number(o.createdAt()).number(o.changedAt())
        .text(o.storedMethodId());
  }

  static Packed addCases(Packed to, List<CaseRow> cases) {
    to.number(cases.size());
    cases.stream()
        .sorted(Comparator.comparing(CaseRow::id))
        .forEach(
            c ->
                to.text(c.id()).text(c.shopId()).text(c.paymentId()).text(c.kind()).text(c.cause())
                    .text(c.state()).number(c.openedAt()).number(c.closedAt()).text(c.closedBy()));
    return to;
  }

  static Packed add(Packed to, EntryRow e) {
    return to.text(e.id()).number(e.at()).text(e.shopId()).text(e.orderId()).text(e.paymentId())
        .text(e.messageId()).text(e.updateId()).text(e.direction()).text(e.what())
        .text(e.result()).text(e.detail()).number(e.millis()).number(e.nextAt()).bytes(e.body());
  }

  static Packed add(Packed to, CommentRow c) {
    return to.text(c.id()).text(c.orderId()).text(c.staffId()).number(c.at()).bytes(c.text());
  }

  static Packed add(Packed to, UpdateRow u) {
    return to.text(u.id()).text(u.orderId()).number(u.sequence()).bytes(u.picture())
        .number(u.createdAt());
  }

  static Packed add(Packed to, MessageRow m) {
    return to.text(m.id()).text(m.accountId()).text(m.channel()).number(m.heardAt())
        .text(m.verdict()).text(m.why()).text(m.dedupKey()).text(m.reference())
        .text(m.paymentId()).text(m.orderId()).text(m.state()).text(m.outcome()).bytes(m.raw());
  }

  static Packed add(Packed to, ShopRow s) {
    return to.text(s.id()).text(s.pathKey()).text(s.name()).text(s.storefront()).text(s.home())
        .text(s.callback()).text(s.returnHosts()).text(s.state()).text(s.platform())
        .bytes(s.secrets()).number(s.createdAt()).text(s.settings()).text(s.fallback());
  }

  static Packed addOffers(Packed to, List<OfferRow> offers) {
    to.number(offers.size());
    offers.stream()
        .sorted(Comparator.comparing(OfferRow::id))
        .forEach(
            o ->
                to.text(o.id()).text(o.accountId()).text(o.method()).text(o.code())
                    .text(o.title()).text(o.countries()).text(o.currencies()).number(o.least())
                    .number(o.most()).number(o.rank()));
    return to;
  }

  static Packed add(Packed to, AccountRow a) {
    return to.text(a.id()).text(a.pathKey()).text(a.name()).text(a.gateway()).yes(a.live())
        .text(a.settings()).bytes(a.secrets()).number(a.createdAt());
  }

  static Packed add(Packed to, StaffRow s) {
    to.text(s.id()).text(s.email()).text(s.name()).text(s.password()).text(s.role())
        .number(s.createdAt());
    boolean asBefore =
        s.shops().equals(StaffRow.EVERY_SHOP) && s.otp() == null && s.leftAt() == null;
    return asBefore ? to : to.text(s.shops()).bytes(s.otp()).number(s.leftAt());
  }

  static Packed add(Packed to, ApiTokenRow a) {
    return to.text(a.id()).text(a.staffId()).text(a.name()).text(a.tokenHash())
        .number(a.createdAt()).number(a.revokedAt());
  }

  static Packed add(Packed to, HouseEntryRow e) {
    return to.text(e.id()).number(e.at()).text(e.who()).text(e.what()).text(e.detail());
  }
}
