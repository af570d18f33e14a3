package paybridge.woo;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.condition.EnabledIf;

/// A test in a WordPress: a real shop that the environment names, or a stand-in in Debian's
/// WordPress; without both it is skipped, and `./bridge test` says so.
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Tag("woo")
@EnabledIf(
    value = "paybridge.woo.RealWooShop#isPossible",
    disabledReason = "no WordPress here: see docs/woocommerce.md")
public @interface NeedsWooShop {}
