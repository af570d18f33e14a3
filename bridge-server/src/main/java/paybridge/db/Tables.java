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
    ApiTokenTable apiTokens,
    FigureTable figures,
    ChainTable chains,
    SealTable seals,
    GapTable gaps,
    ListingTable listings) {

  static Tables on(Handle handle, ChangeList changes) {
    return new Tables(
        handle,
        TableStatements.of(handle, changes, HouseTable.class),
        TableStatements.of(handle, changes, AccountTable.class),
        TableStatements.of(handle, changes, ShopTable.class),
        TableStatements.of(handle, changes, OfferTable.class),
        TableStatements.of(handle, changes, OrderTable.class),
        TableStatements.of(handle, changes, PaymentTable.class),
        TableStatements.of(handle, changes, OperationTable.class),
        TableStatements.of(handle, changes, ErrandTable.class),
        TableStatements.of(handle, changes, MessageTable.class),
        TableStatements.of(handle, changes, UpdateTable.class),
        TableStatements.of(handle, changes, EntryTable.class),
        TableStatements.of(handle, changes, AnswerTable.class),
        TableStatements.of(handle, changes, CaseTable.class),
        TableStatements.of(handle, changes, GatewayBookTable.class),
        TableStatements.of(handle, changes, ComparisonTable.class),
        TableStatements.of(handle, changes, StoredMethodTable.class),
        TableStatements.of(handle, changes, StaffTable.class),
        TableStatements.of(handle, changes, ApiTokenTable.class),
        TableStatements.of(handle, changes, FigureTable.class),
        TableStatements.of(handle, changes, ChainTable.class),
        TableStatements.of(handle, changes, SealTable.class),
        TableStatements.of(handle, changes, GapTable.class),
        TableStatements.of(handle, changes, ListingTable.class));
  }
}
