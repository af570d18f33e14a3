package paybridge.db;

import org.jdbi.v3.core.Handle;

/// All tables, on one connection. Made once per connection and used for many transactions.
///
/// @param handle the connection, for the few statements that belong to no table
public record Tables(
    Handle handle,
    HouseTable house,
    AccountTable accounts,
    ShopTable shops,
    OfferTable offers,
    OrderTable orders,
    PaymentTable payments,
    OperationTable operations,
    MessageTable messages,
    UpdateTable updates,
    EntryTable entries,
    AnswerTable answers,
    CaseTable cases,
    StoredMethodTable storedMethods,
    StaffTable staff,
    FigureTable figures) {

  static Tables on(Handle handle) {
    return new Tables(
        handle,
        handle.attach(HouseTable.class),
        handle.attach(AccountTable.class),
        handle.attach(ShopTable.class),
        handle.attach(OfferTable.class),
        handle.attach(OrderTable.class),
        handle.attach(PaymentTable.class),
        handle.attach(OperationTable.class),
        handle.attach(MessageTable.class),
        handle.attach(UpdateTable.class),
        handle.attach(EntryTable.class),
        handle.attach(AnswerTable.class),
        handle.attach(CaseTable.class),
        handle.attach(StoredMethodTable.class),
        handle.attach(StaffTable.class),
        handle.attach(FigureTable.class));
  }
}
