package paybridge.people;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// What somebody is in the house. Each role may do what stands beside it, for the shops she sees.
public enum Role {
  OWNER("Owner", "may do everything", Right.HOUSE),
  MANAGER("Manager", "helps customers and moves money", Right.MONEY),
  SUPPORT("Support", "helps customers, moves no money", Right.HELP),
  AUDITOR("Auditor", "reads everything, changes nothing", Right.SEE);

  private final String title;
  private final String may;
  private final Right most;

  Role(String title, String may, Right most) {
    this.title = title;
    this.may = may;
    this.most = most;
  }

  /// The role with this word, as it stands in the books.
  public static Optional<Role> find(String word) {
    return Stream.of(values()).filter(role -> role.word().equals(word)).findFirst();
  }

  /// As it stands in the books.
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// For people.
  public String title() {
    return title;
  }

  /// What she may do, for people.
  public String may() {
    return may;
  }

  boolean has(Right right) {
    return right.compareTo(most) <= 0;
  }
}
