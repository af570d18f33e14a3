package paybridge.woo;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.condition.EnabledIf;

/// A test in a browser and in a shop with the real WooCommerce: the stand-in has no block checkout
/// and no scripts of its own.
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Tag("woo")
@Tag("browser")
@Tag("real-shop")
@EnabledIf(
    value = "paybridge.woo.RealWooShop#isNamedAndThereIsABrowser",
    disabledReason = "needs Chromium and a shop with the real WooCommerce: see docs/woocommerce.md")
@interface NeedsRealWooShop {}
