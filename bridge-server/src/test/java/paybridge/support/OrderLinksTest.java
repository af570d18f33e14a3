package paybridge.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import paybridge.connector.Settings;
import paybridge.connector.ShopAccount;
import paybridge.connector.installed.InstalledConnectors;
import paybridge.shop.Register;

/// From an order to the same order in the shop's admin, and to the payment in the gateway's portal.
class OrderLinksTest {
  @TempDir Path data;

  private static void portal(Staff staff, String link) {
    var parts = staff.walk.bridge.parts();
    var account = staff.books().read(t -> t.accounts().findByName("sandbox")).orElseThrow();
    parts.register.change(
        parts.directory.account(account.id()), Map.of("portalLink", link), Map.of());
    parts.directory.changed();
  }

  @Test
  void a_portal_that_is_set_is_linked_with_the_gateways_reference_and_without_saying_from_where() {
    try (var staff = new Staff(data)) {
      staff.order("approve");
      assertThat(staff.page()).doesNotContain("See it in the portal");
      portal(staff, "https://portal.example/find?id={reference}&view=all");
      var reference =
          Objects.requireNonNull(
              staff.books()
                  .read(t -> t.payments().ofOrder(staff.walk.order().id()))
                  .getFirst()
                  .gatewayReference());
      assertThat(staff.page())
          .contains(
              "href=\"https://portal.example/find?id=" + reference + "&amp;view=all\" target=\"_blank\""
                  + " rel=\"noreferrer noopener\"");
      portal(staff, "");
      assertThat(staff.page()).doesNotContain("portal.example");
    }
  }

  @Test
  void what_is_no_address_of_a_portal_is_refused_by_the_name_of_the_setting() {
    try (var staff = new Staff(data)) {
      for (var link :
          new String[] {
            "http://portal.example/{reference}", "https://portal.example/", "{reference}",
            "https://{reference}.example/", "https://portal.example{reference}/", "javascript:{reference}",
            "https://me:{reference}@portal.example/", "https://portal.example/a b/{reference}"
          }) {
        assertThatThrownBy(() -> portal(staff, link))
            .as(link)
            .isInstanceOf(Register.Wrong.class)
            .hasMessageContaining("'portalLink'");
      }
    }
  }

  @Test
  void a_woocommerce_order_is_edited_in_its_shop_and_of_another_shop_nobody_knows_where() {
    var shop =
        new ShopAccount(
            "key", "tea", "https://tea.example/shop", "", new Settings(Map.of(), Map.of()));
    for (var name : new String[] {"woocommerce", "woocommerce-rest"}) {
      var storefront = InstalledConnectors.storefront(name).orElseThrow();
      assertThat(storefront.orderPage(shop, "17"))
          .contains(
              "https://tea.example/shop/wp-admin/admin.php?page=wc-orders&action=edit&id=17");
      assertThat(storefront.orderPage(shop, "17&x=1")).isEmpty();
    }
    assertThat(InstalledConnectors.storefront("generic").orElseThrow().orderPage(shop, "17"))
        .isEmpty();
  }
}
