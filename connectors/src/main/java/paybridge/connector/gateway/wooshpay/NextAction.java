package paybridge.connector.gateway.wooshpay;

import java.util.ArrayList;
import java.util.Optional;
import paybridge.connector.Account;
import paybridge.connector.Page;
import paybridge.connector.Secret;

/// Where the shopper must go next (contract section 7.4). The type does not always name its child,
/// and older answers carry the whole as JSON inside a text.
final class NextAction {
  private NextAction() {}

  /// The page; empty: action required, no redirect known. That is never a failure.
  static Optional<Page> page(Item intent, Account account) {
    var action = intent.unfolded("next_action");
    var named = action.text("type").map(action::child);
    return named
        .flatMap(child -> child.longText("url"))
        .or(() -> theOnly(action, "url"))
        .flatMap(url -> WooshPaySettings.page(account, url))
        .<Page>map(Page.Redirect::new)
        .or(() ->
            named
                .flatMap(child -> child.longText("qrcode"))
                .or(() -> theOnly(action, "qrcode"))
                .map(text -> new Page.QrCode(new Secret(text))));
  }

  /// The text of this field in the only child that has one.
  private static Optional<String> theOnly(Item action, String field) {
    var found = new ArrayList<String>();
    action.node().forEach(child -> new Item(child).longText(field).ifPresent(found::add));
    return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
  }
}
