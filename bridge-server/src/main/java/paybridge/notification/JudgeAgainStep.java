package paybridge.notification;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import paybridge.connector.kit.Digests;
import paybridge.db.AccountRow;
import paybridge.db.Database;
import paybridge.db.Tables;
import paybridge.shop.Directory;
import paybridge.work.Seldom;
import paybridge.work.Step;

/// Judges the unproved messages of an account again whenever its settings or secrets are others than
/// those that they were judged by: also when they were changed by another process, or by one that
/// died right after.
public final class JudgeAgainStep implements Step {
  private static final Duration EVERY = Duration.ofSeconds(5);
  private final Database database;
  private final Directory directory;
  private final InstantSource clock;
  private final JudgeAgain judgeAgain;
  private final Seldom seldom = new Seldom(EVERY);

  public JudgeAgainStep(
      Database database, Directory directory, InstantSource clock, JudgeAgain judgeAgain) {
    this.database = database;
    this.directory = directory;
    this.clock = clock;
    this.judgeAgain = judgeAgain;
  }

  @Override
  public String name() {
    return "judging again";
  }

  @Override
  public List<Runnable> claim(int most) {
    long now = clock.millis();
    if (!seldom.due(now)) {
      return List.of();
    }
    return database.read(this::changed).stream()
        .<Runnable>map(account -> () -> judge(account, settings(account)))
        .toList();
  }

  private List<AccountRow> changed(Tables t) {
    return t.accounts().all().stream()
        .filter(account -> t.house().find(name(account)).filter(settings(account)::equals).isEmpty())
        .toList();
  }

  /// Written down only afterwards: whoever dies in between judges once more, which changes nothing.
  private void judge(AccountRow account, String settings) {
    directory.changed();
    var _ = judgeAgain.judge(directory.account(account.id()));
    database
        .behind()
        .write(
            t -> {
              t.house().put(name(account), settings);
              return settings;
            });
  }

  private static String name(AccountRow account) {
    return "judged " + account.id();
  }

  private static String settings(AccountRow account) {
    return Digests.hex(Digests.sha256(account.secrets()))
        + " "
        + Integer.toHexString(account.settings().hashCode());
  }
}
