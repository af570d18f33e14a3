package paybridge.db;

import org.jspecify.annotations.Nullable;

/// A person who works with the console.
///
/// @param password a PHC string, or `""` before one was chosen
/// @param shops `*` for every shop, otherwise the ids of those she sees, each after a space
/// @param otp the sealed secret of her second factor; null when she has none
/// @param otpStep the time step of the last code that was used
/// @param leftAt since when she does not work here any more
public record StaffRow(
    String id,
    String email,
    String name,
    String password,
    String role,
    long createdAt,
    String shops,
    byte @Nullable [] otp,
    @Nullable Long otpStep,
    @Nullable Long leftAt) {
  /// What stands in `shops` of somebody who sees all of them.
  public static final String EVERY_SHOP = "*";

  /// Somebody new.
  public StaffRow(
      String id, String email, String name, String role, long createdAt, String shops) {
    this(id, email, name, "", role, createdAt, shops, null, null, null);
  }
}
