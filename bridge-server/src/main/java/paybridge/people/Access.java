package paybridge.people;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import paybridge.db.StaffRow;

/// What one person may do, and for which shops.
///
/// @param everyShop she sees all of them, also those that come later
/// @param shops the ids of those she sees otherwise
public record Access(Role role, boolean everyShop, Set<String> shops) {
  public Access {
    shops = Set.copyOf(shops);
  }

  /// A role that the books do not know may read only; somebody who left may do nothing.
  public static Access of(StaffRow person) {
    var role = Role.find(person.role()).orElse(Role.AUDITOR);
    boolean every = person.shops().equals(StaffRow.EVERY_SHOP);
    var ids = every ? List.<String>of() : List.of(person.shops().strip().split(" +"));
    return new Access(role, every, new LinkedHashSet<>(ids));
  }

  /// Whether she works here and may help with orders of this shop.
  public static boolean helps(StaffRow person, String shopId) {
    var access = of(person);
    return person.leftAt() == null && access.may(Right.HELP) && access.sees(shopId);
  }

  /// How the shops stand in the books.
  public static String written(List<String> shops) {
    return String.join(" ", new LinkedHashSet<>(shops));
  }

  public boolean may(Right right) {
    return role.has(right);
  }

  /// Whether she sees this shop and what belongs to it.
  public boolean sees(String shopId) {
    return everyShop || shops.contains(shopId);
  }
}
