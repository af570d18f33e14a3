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
    ErrandTable errands,
    MessageTable messages,
    UpdateTable updates,
    EntryTable entries,
    AnswerTable answers,
    CaseTable cases,
    GatewayBookTable gatewayBooks,
    ComparisonTable comparisons,
    StoredMethodTable storedMethods,
    StaffTable staff,
    FigureTable figures) {

  static Tables on(Handle handle) {
    return new Tables(
        handle,
        TableStatements.of(handle, HouseTable.class),
        TableStatements.of(handle, AccountTable.class),
        TableStatements.of(handle, ShopTable.class),
        TableStatements.of(handle, OfferTable.class),
        TableStatements.of(handle, OrderTable.class),
        TableStatements.of(handle, PaymentTable.class),
        TableStatements.of(handle, OperationTable.class),
        TableStatements.of(handle, ErrandTable.class),
        TableStatements.of(handle, MessageTable.class),
        TableStatements.of(handle, UpdateTable.class),
        TableStatements.of(handle, EntryTable.class),
        TableStatements.of(handle, AnswerTable.class),
        TableStatements.of(handle, CaseTable.class),
        TableStatements.of(handle, GatewayBookTable.class),
        TableStatements.of(handle, ComparisonTable.class),
        TableStatements.of(handle, StoredMethodTable.class),
        TableStatements.of(handle, StaffTable.class),
        TableStatements.of(handle, FigureTable.class));
  }
}
