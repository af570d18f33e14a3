package paybridge.db;

import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.statement.SqlQuery;

/// What is counted for whoever runs the bridge. Each count reads an index that holds only the rows
/// counted, so that it stays cheap when the books grow.
@RegisterConstructorMapper(Figures.class)
public interface FigureTable {
  @SqlQuery(
      """
      select
        (select count(*) from order_update where next_at is not null) as pictures_due,
        (select count(*) from order_update where state = 'parked') as pictures_parked,
        (select min(created_at) from order_update where next_at is not null) as oldest_due,
        (select count(*) from message where work_at is not null) as messages_waiting,
        (select count(*) from message where state = 'unmatched') as messages_unmatched,
        (select count(*) from payment where unknown = 1) as payments_unknown,
        (select count(*) from support_case where state = 'open') as cases_open
      """)
  Figures now();
}
