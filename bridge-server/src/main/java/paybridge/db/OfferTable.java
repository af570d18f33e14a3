package paybridge.db;

import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/// The offers of the shops.
public interface OfferTable {
  @Changes(value = Kept.OFFERS, by = "shopId")
  @SqlUpdate(
      """
      insert into offer (id, shop_id, account_id, method, code, title, countries, currencies,
        least, most, rank, created_at)
      values (:id, :shopId, :accountId, :method, :code, :title, :countries, :currencies,
        :least, :most, :rank, :createdAt)
      """)
  void insert(@BindMethods OfferRow offer);

  @SqlQuery("select * from offer where shop_id = :shopId order by rank, code")
  List<OfferRow> ofShop(String shopId);

  @SqlQuery("select * from offer where shop_id = :shopId and code = :code")
  Optional<OfferRow> find(String shopId, String code);

  @Changes(value = Kept.OFFERS, by = "shopId")
  @SqlUpdate("delete from offer where shop_id = :shopId and code = :code")
  int delete(String shopId, String code);
}
