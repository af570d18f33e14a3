package paybridge.db;

/// Which orders a list shows. A filter that is empty lets every order pass.
///
/// @param shopId the id of a shop
/// @param word of the order, such as `paid`
/// @param currency an ISO 4217 code
/// @param live `live` or `test`: what its newest attempt moves
/// @param flag a flag, or `any`
/// @param cases `open`: only orders with an open case
/// @param from the least id; see [Ids#madeAt]
public record OrderFilter(
    String shopId,
    String word,
    String currency,
    String live,
    String flag,
    String cases,
    String from) {}
