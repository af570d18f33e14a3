package paybridge.sandbox.wooshpay;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Handler;
import java.time.InstantSource;
import paybridge.sandbox.play.Agenda;
import paybridge.sandbox.play.Diary;
import paybridge.sandbox.play.ShopperPage;
import paybridge.sandbox.wooshpay.Door.Work;

/// Every address of the gateway (contract section 6).
final class Routes {
  private final Books books;
  private final Course course;
  private final Ids ids;
  private final Diary diary;
  private final Agenda agenda;
  private final Door door;
  private final Bank bank;

  Routes(
      Books books, InstantSource clock, Course course, Ids ids, Diary diary, Agenda agenda) {
    this.books = books;
    this.course = course;
    this.ids = ids;
    this.diary = diary;
    this.agenda = agenda;
    this.door = new Door(books, clock);
    this.bank = new Bank(course);
  }

  void add(RoutesConfig routes) {
    shopper(routes);
    sessions(routes);
    intents(routes);
    rest(routes);
  }

  private void shopper(RoutesConfig routes) {
    var pages = new Pages(books, course, bank);
    var widget = new WidgetCalls(books, course, bank);
    routes.get("/sandbox.css", ShopperPage::style);
    routes.get("/pay/{page}", pages::session);
    routes.post("/pay/{page}", pages::session);
    for (var path : new String[] {"/wallet/{token}", "/challenge/{token}"}) {
      routes.get(path, pages::action);
      routes.post(path, pages::action);
    }
    routes.get("/widget.js", widget::script);
    routes.options("/widget/open", widget::preflight);
    routes.options("/widget/confirm", widget::preflight);
    routes.post("/widget/open", widget::open);
    routes.post("/widget/confirm", widget::confirm);
  }

  private void sessions(RoutesConfig routes) {
    var calls = new SessionCalls(books, course, ids);
    routes.post("/v1/checkout/sessions", by(calls::create));
    routes.get("/v1/checkout/sessions/{id}", by(calls::retrieve));
    routes.post("/v1/checkout/sessions/{id}/expire", by(calls::expire));
  }

  private void intents(RoutesConfig routes) {
    var confirming = new Confirming(books, course, bank);
    var calls = new IntentCalls(books, course, ids, confirming);
    routes.get("/v1/payment_intents/search", by(calls::search));
    routes.post("/v1/payment_intents", by(calls::create));
    routes.get("/v1/payment_intents/{id}", by(calls::retrieve));
    routes.post("/v1/payment_intents/{id}/confirm", by(calls::confirm));
    routes.post("/v1/payment_intents/{id}/capture", by(calls::capture));
    routes.post("/v1/payment_intents/{id}/cancel", by(calls::cancel));
    var setups = new SetupCalls(books, course, ids, confirming);
    routes.post("/v1/setup_intents", by(setups::create));
    routes.get("/v1/setup_intents/{id}", by(setups::retrieve));
  }

  private void rest(RoutesConfig routes) {
    var refunds = new RefundCalls(books, course, ids, agenda);
    routes.post("/v1/refunds", by(refunds::create));
    routes.get("/v1/refunds/{id}", by(refunds::retrieve));
    var customers = new Customers(books, ids);
    routes.post("/v1/customers", by(customers::create));
    routes.get("/v1/customers/{id}", by(customers::retrieve));
    var endpoints = new EndpointCalls(ids, diary);
    routes.post("/v1/webhook_endpoints", by(endpoints::create));
    routes.get("/v1/webhook_endpoints", by(endpoints::list));
    routes.get("/v1/webhook_endpoints/{id}", by(endpoints::retrieve));
    routes.post("/v1/webhook_endpoints/{id}", by(endpoints::update));
    routes.delete("/v1/webhook_endpoints/{id}", by(endpoints::delete));
    for (var what : new String[] {"event", "dispute"}) {
      routes.get(
          "/v1/" + what + "s/{id}",
          by(call -> books.kept(call.merchant(), what, call.id()).deepCopy()));
    }
  }

  private Handler by(Work work) {
    return ctx -> door.answer(ctx, work);
  }
}
