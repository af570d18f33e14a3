package paybridge.api;

import paybridge.checkout.Answers;
import paybridge.checkout.Problems;
import paybridge.checkout.Reply;
import paybridge.connector.ShopAnswer.Problem;
import paybridge.db.Ids;
import paybridge.web.ProblemPages;

/// How programs are told problems: fields are named as a program sends them, without the envelope of
/// plugins.
final class ProgramForm implements Answers.Form {
  static final String KEY = "Idempotency-Key";
  private static final String ENVELOPE = "body.";
  private final Ids ids;

  ProgramForm(Ids ids) {
    this.ids = ids;
  }

  @Override
  public Reply write(Problem problem) {
    var page = ProblemPages.page(named(problem), ids.next());
    return new Reply(page.status(), page.body());
  }

  @Override
  public Problem reused() {
    return Problems.bad(
        422,
        "key-reused",
        KEY,
        "This key was used before with another body or for another order. Use a new one for a new"
            + " call.");
  }

  private static Problem named(Problem problem) {
    var field = problem.field();
    return Problems.of(
        problem, field.startsWith(ENVELOPE) ? field.substring(ENVELOPE.length()) : field);
  }
}
