package paybridge.connector.gateway.sandbox;

import static paybridge.connector.gateway.sandbox.SandboxCalls.money;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import paybridge.connector.Account;
import paybridge.connector.Answer;
import paybridge.connector.AnswersStatus;
import paybridge.connector.AnswersStatusInBatches;
import paybridge.connector.CapturesMoney;
import paybridge.connector.ChargesStoredMethods;
import paybridge.connector.ClosesPages;
import paybridge.connector.CurrencyUnit;
import paybridge.connector.Fact;
import paybridge.connector.Gateway;
import paybridge.connector.GatewayCall;
import paybridge.connector.GatewayUrl;
import paybridge.connector.Incoming;
import paybridge.connector.ListsByTime;
import paybridge.connector.MethodSpec;
import paybridge.connector.MethodSpec.Can;
import paybridge.connector.MoneyMove;
import paybridge.connector.OpenRequest;
import paybridge.connector.Opened;
import paybridge.connector.Page;
import paybridge.connector.PaymentRef;
import paybridge.connector.Reading;
import paybridge.connector.RefundsMoney;
import paybridge.connector.Report;
import paybridge.connector.Secret;
import paybridge.connector.SettingSpec;
import paybridge.connector.VoidsAuthorizations;
import paybridge.connector.kit.BadField;
import paybridge.connector.kit.Fields;

/// The sandbox gateway. Begin here to write a dialect of your own: what it offers and calls is in
/// this file, its words are in [SandboxWords], its proof in [SandboxNews], what an answer is worth
/// in [SandboxCalls]. The wire: docs/gateways/sandbox.md.
public final class Sandbox
    implements Gateway,
        AnswersStatus,
        AnswersStatusInBatches,
        ListsByTime,
        CapturesMoney,
        VoidsAuthorizations,
        RefundsMoney,
        ChargesStoredMethods,
        ClosesPages {
  private static final String DOCS = "docs/gateways/sandbox.md";
  private static final int BATCH = 50;
  private static final int LIST_PAGE = 200;
  private static final int MOST_LIST_PAGES = 100;

  private static final Set<String> CURRENCIES =
      Currency.getAvailableCurrencies().stream()
          .flatMap(iso -> CurrencyUnit.find(iso.getCurrencyCode()).stream())
          .map(CurrencyUnit::code)
          .collect(Collectors.toUnmodifiableSet());
  private static final List<MethodSpec> METHODS =
      List.of(
          new MethodSpec(
              "card",
              "Test card",
              Set.of(),
              CURRENCIES,
              Set.of(Can.CAPTURE, Can.PARTIAL_CAPTURE, Can.REFUND, Can.PARTIAL_REFUND, Can.RECURRING),
              Duration.ofHours(24),
              DOCS + " §Methods"),
          new MethodSpec(
              "banktransfer",
              "Test bank transfer",
              Set.of(),
              CURRENCIES,
              Set.of(Can.REFUND, Can.PARTIAL_REFUND),
              Duration.ofDays(7),
              DOCS + " §Methods"));

  @Override
  public String name() {
    return "sandbox";
  }

  @Override
  public String title() {
    return "Sandbox (test money)";
  }

  @Override
  public List<SettingSpec> settings() {
    return List.of(
        SettingSpec.url("baseUrl", "", "Where the sandbox listens.", DOCS + " §Calls"),
        SettingSpec.text("merchant", "The merchant's name there.", DOCS + " §Calls"),
        SettingSpec.secret("apiKey", "Signs our calls.", DOCS + " §Signatures"),
        SettingSpec.secret(
            "notificationSecret", "Signs notifications and returns.", DOCS + " §Signatures"),
        SettingSpec.optional(
            "pageUrl", "", "Where shoppers reach the page; empty: baseUrl.", DOCS + " §Page"),
        SettingSpec.number("pageMinutes", "1440", "How long a page is open.", DOCS + " §Page"),
        SettingSpec.optional(
            "fault", "none", "A fault for every call, by its name.", DOCS + " §Faults"));
  }

  @Override
  public List<MethodSpec> methods(Account account) {
    return METHODS;
  }

  @Override
  public Answer<Opened> open(GatewayCall call, OpenRequest request) {
    var body = new LinkedHashMap<String, Object>();
    body.put("reference", request.merchantReference());
    body.put("number", request.displayedNumber());
    body.put("amount", money(request.amount()));
    body.put("method", request.method());
    body.put("capture", request.capture().spelling());
    body.put("save", request.save());
    body.put("description", request.description());
    body.put("email", request.shopper().email().reveal());
    body.put("returnUrl", request.returnUrl());
    body.put("notifyUrl", request.notifyUrl());
    body.put("pageMinutes", minutes(call.account()));
    return SandboxCalls.post(
        call, "/sessions", body, answer -> opened(call, request.merchantReference(), answer));
  }

  private static Opened opened(GatewayCall call, String reference, Fields answer) throws BadField {
    var payment = SandboxWords.about(reference, answer);
    var path = answer.text("page", 2, 200);
    if (!path.matches("/[A-Za-z0-9/_-]+")) {
      throw new BadField("bad-value", "page", "Must be a path.");
    }
    return new Opened(
        new Page.Redirect(new GatewayUrl(SandboxCalls.pageBase(call) + path)),
        Optional.of(payment.text("id", 1, 64)),
        Optional.of(SandboxWords.time(payment, "pageEnds")));
  }

  private static long minutes(Account account) {
    var text = account.settings().text("pageMinutes");
    return text.matches("[0-9]{1,5}") ? Long.parseLong(text) : 1440;
  }

  @Override
  public int queriesPerSecond() {
    return 50;
  }

  @Override
  public Answer<List<Report>> ask(GatewayCall call, PaymentRef payment) {
    var reference = payment.merchantReference();
    return SandboxCalls.ask(
        call,
        "/payments/" + reference,
        List.of(notKnown(reference)),
        answer -> SandboxWords.reports(SandboxWords.about(reference, answer)));
  }

  @Override
  public int batchSize() {
    return BATCH;
  }

  @Override
  public Answer<List<Report>> askAll(GatewayCall call, List<PaymentRef> payments) {
    var references = payments.stream().map(PaymentRef::merchantReference).toList();
    return SandboxCalls.post(
        call,
        "/query",
        Map.of("references", references),
        answer -> {
          var reports = all(answer);
          for (var reference : answer.texts("unknown", BATCH, 64)) {
            if (references.contains(reference)) {
              reports.add(notKnown(reference));
            }
          }
          return List.copyOf(reports);
        });
  }

  @Override
  public Answer<List<Report>> list(GatewayCall call, Instant from, Instant to) {
    var all = new ArrayList<Report>();
    for (int page = 0; page < MOST_LIST_PAGES; page++) {
      var path = "/payments?from=" + from + "&to=" + to + "&skip=" + page * LIST_PAGE;
      var answer = SandboxCalls.get(call, path, Sandbox::listed);
      if (!(answer instanceof Answer.Done<Listed>(var listed))) {
        return answer.map(Listed::reports);
      }
      all.addAll(listed.reports());
      if (!listed.more()) {
        return new Answer.Done<>(List.copyOf(all));
      }
    }
    return new Answer.Unknown<>("more payments than can be listed; ask for a shorter time");
  }

  private record Listed(List<Report> reports, boolean more) {}

  private static Listed listed(Fields answer) throws BadField {
    return new Listed(all(answer), answer.yesOr("more", false));
  }

  private static List<Report> all(Fields answer) throws BadField {
    var reports = new ArrayList<Report>();
    for (var payment : answer.objects("payments", LIST_PAGE)) {
      reports.addAll(SandboxWords.reports(payment));
    }
    return reports;
  }

  private static Report notKnown(String reference) {
    return new Report(
        Optional.of(reference),
        Optional.empty(),
        Optional.empty(),
        new Fact.NotKnown(),
        "unknown-payment");
  }

  @Override
  public Answer<Report> capture(GatewayCall call, MoneyMove move) {
    return move(call, move, "capture", amount(move), SandboxWords::stateOf);
  }

  @Override
  public Answer<Report> voidAuthorization(GatewayCall call, MoneyMove move) {
    return move(call, move, "void", new LinkedHashMap<>(), SandboxWords::stateOf);
  }

  @Override
  public Answer<Report> refund(GatewayCall call, MoneyMove move) {
    return move(
        call,
        move,
        "refund",
        amount(move),
        payment -> SandboxWords.refundOf(payment, move.reference()));
  }

  @Override
  public Answer<Report> charge(GatewayCall call, MoneyMove move, Secret token) {
    if (call.now().isAfter(move.deadline())) {
      return tooLate();
    }
    var reference = move.payment().merchantReference();
    var body = amount(move);
    body.put("reference", reference);
    body.put("token", token.reveal());
    return SandboxCalls.post(
        call,
        "/charges",
        body,
        answer -> SandboxWords.stateOf(SandboxWords.about(reference, answer)));
  }

  @Override
  public Answer<Report> close(GatewayCall call, PaymentRef payment) {
    var reference = payment.merchantReference();
    return SandboxCalls.post(
        call,
        "/payments/" + reference + "/close",
        Map.of(),
        answer -> SandboxWords.stateOf(SandboxWords.about(reference, answer)));
  }

  private static Answer<Report> move(
      GatewayCall call,
      MoneyMove move,
      String what,
      Map<String, Object> body,
      SandboxCalls.Reader<Report> reader) {
    if (call.now().isAfter(move.deadline())) {
      return tooLate();
    }
    var reference = move.payment().merchantReference();
    body.put("operation", move.reference());
    return SandboxCalls.post(
        call,
        "/payments/" + reference + "/" + what,
        body,
        answer -> reader.read(SandboxWords.about(reference, answer)));
  }

  private static Answer<Report> tooLate() {
    return new Answer.NotSent<>("the deadline of the operation has passed");
  }

  private static Map<String, Object> amount(MoneyMove move) {
    var body = new LinkedHashMap<String, Object>();
    body.put("amount", money(move.amount()));
    return body;
  }

  @Override
  public Reading read(Account account, Incoming message) {
    return SandboxNews.read(account, message);
  }
}
