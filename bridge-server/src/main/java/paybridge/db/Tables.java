package paybridge.db;

import java.util.function.Consumer;
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
    CommentTable comments,
    GatewayBookTable gatewayBooks,
    ComparisonTable comparisons,
    StoredMethodTable storedMethods,
    StaffTable staff,
    ApiTokenTable apiTokens,
    HouseEntryTable journal,
    FigureTable figures,
    ChartTable charts,
    ChainTable chains,
    SealTable seals,
    GapTable gaps,
    ListingTable listings,
    OrderListTable orderList,
    SavedViewTable savedViews,

    ReplayTable replays) {

  static Tables on(Handle handle, ChangeList changes, Consumer<String> before) {
    return new Tables(
        handle,
        TableStatements.of(handle, changes, before, HouseTable.class),
        TableStatements.of(handle, changes, before, AccountTable.class),
        TableStatements.of(handle, changes, before, ShopTable.class),
        TableStatements.of(handle, changes, before, OfferTable.class),
        TableStatements.of(handle, changes, before, OrderTable.class),
        TableStatements.of(handle, changes, before, PaymentTable.class),
        TableStatements.of(handle, changes, before, OperationTable.class),
        TableStatements.of(handle, changes, before, ErrandTable.class),
        TableStatements.of(handle, changes, before, MessageTable.class),
        TableStatements.of(handle, changes, before, UpdateTable.class),
        TableStatements.of(handle, changes, before, EntryTable.class),
        TableStatements.of(handle, changes, before, AnswerTable.class),
        TableStatements.of(handle, changes, before, CaseTable.class),
        TableStatements.of(handle, changes, before, CommentTable.class),
        TableStatements.of(handle, changes, before, GatewayBookTable.class),
        TableStatements.of(handle, changes, before, ComparisonTable.class),
        TableStatements.of(handle, changes, before, StoredMethodTable.class),
        TableStatements.of(handle, changes, before, StaffTable.class),
        TableStatements.of(handle, changes, before, ApiTokenTable.class),
        TableStatements.of(handle, changes, before, HouseEntryTable.class),
        TableStatements.of(handle, changes, before, FigureTable.class),
        TableStatements.of(handle, changes, before, ChartTable.class),
        TableStatements.of(handle, changes, before, ChainTable.class),
        TableStatements.of(handle, changes, before, SealTable.class),
        TableStatements.of(handle, changes, before, GapTable.class),
        TableStatements.of(handle, changes, before, ListingTable.class),
        TableStatements.of(handle, changes, before, OrderListTable.class),
        TableStatements.of(handle, changes, before, SavedViewTable.class),
        TableStatements.of(handle, changes, before, ReplayTable.class));
  }
}
