package paybridge.history;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import paybridge.db.OnePostgres;

class PostgresHistoryTest extends HistorySuite {
  private String url = "";

  @BeforeEach
  @Override
  void an_order_is_paid_sealed_and_partly_refunded() {
    url = OnePostgres.freshDatabase();
    super.an_order_is_paid_sealed_and_partly_refunded();
  }

  @Override
  @Nullable String postgres() {
    return url;
  }
}
