package paybridge.connector;

import java.util.Optional;

/// What the order in the shop says, in the shop's own book.
///
/// @param sequence the last picture the shop applied to this order; 0 for none
/// @param applied whether this very call changed the order
/// @param status the shop's own status word
/// @param paid whether that status counts as paid there
/// @param total the order's total there, where the shop tells it
/// @param refunded what the shop's book says was refunded, where it tells it
public record ShopSays(
    String orderId,
    long sequence,
    boolean applied,
    String status,
    boolean paid,
    Optional<Money> total,
    Optional<Money> refunded) {}
