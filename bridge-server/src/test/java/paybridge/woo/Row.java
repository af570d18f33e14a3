package paybridge.woo;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// The pains of other plugins, by their numbers in section (e) of our contract notes on WooCommerce,
/// that this scenario would show again. [FortyRowsTest] prints them all.
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@interface Row {
  int[] value();
}
