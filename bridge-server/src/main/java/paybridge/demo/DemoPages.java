package paybridge.demo;

import java.util.List;
import paybridge.connector.Money;

/// One record for each page of the tea shop; the templates are in `templates/demo-shop`.
final class DemoPages {
  private DemoPages() {}

  /// What is around every page.
  ///
  /// @param refresh seconds after which the browser asks again, or 0
  record Frame(String title, int basketCount, int refresh) {}

  record Front(Frame frame, List<Shelf.Product> products) {}

  record BasketPage(Frame frame, List<Basket.Line> lines, Money total) {}

  /// @param once the same form sent twice makes one order
  /// @param problem a sentence for the shopper, or empty
  record Checkout(
      Frame frame,
      List<Basket.Line> lines,
      Money total,
      List<Choice> methods,
      List<Choice> countries,
      String name,
      String email,
      String once,
      String problem) {}

  /// One choice in a list.
  record Choice(String code, String title, boolean chosen) {}

  /// The shopper's page of an order.
  ///
  /// @param tone `good`, `wait` or `bad`
  record OrderPage(
      Frame frame,
      String number,
      String key,
      List<Basket.Line> lines,
      Money total,
      String tone,
      String heading,
      String sentence,
      boolean payAgain,
      List<Choice> methods) {}

  record Book(Frame frame, List<Row> rows) {}

  record Row(String number, String status, boolean paid, Money total, Money refunded) {}

  /// The shop keeper's page of an order.
  ///
  /// @param said what came of the last button, or empty
  record BookOrder(
      Frame frame,
      String number,
      String status,
      boolean paid,
      String word,
      long sequence,
      List<Basket.Line> lines,
      Money total,
      Money refunded,
      List<DemoOrder.Refund> refunds,
      List<DemoOrder.Note> notes,
      boolean canRefund,
      boolean canCapture,
      String said) {}
}
