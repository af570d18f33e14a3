package paybridge.truth;

import java.util.Optional;
import paybridge.connector.Report;
import paybridge.db.PaymentRow;
import paybridge.db.Tables;

/// Which payment a gateway speaks of: by our reference, else by its own.
public final class NamedPayment {
  private NamedPayment() {}

  /// The payment of this account that the report names, if the books know it. Inside a transaction.
  public static Optional<PaymentRow> of(Tables t, String accountId, Report report) {
    return report
        .merchantReference()
        .flatMap(reference -> t.payments().findByReference(accountId, reference))
        .or(
            () ->
                report
                    .gatewayReference()
                    .flatMap(theirs -> t.payments().findByGatewayReference(accountId, theirs)));
  }
}
