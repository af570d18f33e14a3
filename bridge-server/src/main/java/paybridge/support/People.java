package paybridge.support;

import java.time.InstantSource;
import paybridge.db.Database;
import paybridge.db.Ids;
import paybridge.work.Chance;

/// The people of the console.
@SuppressWarnings("UnusedVariable")
public final class People {
  public People(Database d, Ids ids, InstantSource c, Chance ch) {}

  public void add(String email, String name, String role) {}

  public String signInLink(String email) {
    return "/support/welcome/" + email;
  }
}
