package paybridge.needs;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.condition.EnabledIf;

/// A test that drives Chromium; without it the test is skipped, and `./bridge test` says so.
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@Tag("browser")
@EnabledIf(
    value = "paybridge.needs.Machine#hasBrowser",
    disabledReason = "no Chromium here: sudo apt-get install chromium")
public @interface NeedsBrowser {}
