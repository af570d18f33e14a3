package paybridge.woo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import paybridge.connector.CurrencyUnit;
import paybridge.connector.Fact;
import paybridge.connector.OrderPicture;
import paybridge.connector.OrderPicture.Amounts;
import paybridge.connector.OrderPicture.Attempt;
import paybridge.connector.OrderPicture.Note;
import paybridge.connector.OrderPicture.Refund;
import paybridge.connector.ShopAnswer;
import paybridge.connector.Word;
import paybridge.connector.storefront.generic.Generic;

/// Pictures of one order, as a bridge may tell them.
public record Pictures(String order) {
  private static final CurrencyUnit EUR = CurrencyUnit.of("EUR");

  public OrderPicture picture(long sequence, Word word, Amounts amounts, List<String> flags, List<Refund> refunds) {
    var attempt =
        new Attempt(
            1, order + "-TESTTEST", "sandbox", "card", word, Optional.of("sp_" + order),
            Optional.empty());
    var note = new Note("note-" + order + "-" + sequence, Instant.now(), "Said: " + word.spelling() + ".");
    return new OrderPicture(
        order, order, sequence, word, amounts, flags, 1, List.of(attempt), refunds, List.of(note));
  }

  public OrderPicture word(long sequence, Word word) {
    return picture(sequence, word, amounts(word, 4990), List.of(), List.of());
  }

  public OrderPicture flagged(long sequence, Word word, long captured, String... flags) {
    return picture(sequence, word, amounts(word, captured), List.of(flags), List.of());
  }

  public OrderPicture refunded(long sequence, Word word, Refund... refunds) {
    return picture(sequence, word, refundedOf(4990, refunds), List.of(), List.of(refunds));
  }

  /// More than the order asked was paid, and some of it went back.
  public OrderPicture refundedOf(long sequence, long captured, Refund... refunds) {
    return picture(
        sequence, Word.PAID, refundedOf(captured, refunds), List.of(), List.of(refunds));
  }

  private static Amounts refundedOf(long captured, Refund... refunds) {
    long done =
        List.of(refunds).stream()
            .filter(refund -> refund.state() == Fact.RefundState.DONE)
            .mapToLong(Refund::minor)
            .sum();
    return new Amounts(EUR, 4990, 0, captured, done, 0, 0);
  }

  /// The picture as it stands in the body of an `order-update`.
  JsonNode asToldToTheShop(OrderPicture picture) throws IOException {
    var answer = new Generic().write(new ShopAnswer.Pictures(List.of(picture), false));
    return new ObjectMapper().readTree(answer).path("pictures").path(0);
  }

  public static Refund refund(String id, long minor, Fact.RefundState state) {
    return new Refund(id, Optional.empty(), Optional.of("re_" + id), minor, state);
  }

  private static Amounts amounts(Word word, long captured) {
    boolean paid = word == Word.PAID || word == Word.REFUNDED;
    return new Amounts(
        EUR, 4990, word == Word.AUTHORIZED ? 4990 : 0, paid ? captured : 0, 0, 0, 0);
  }
}
