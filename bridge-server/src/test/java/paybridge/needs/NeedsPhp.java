package paybridge.needs;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.condition.EnabledIf;

/// A test that runs PHP; without it the test is skipped, and `./bridge test` says so.
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@Tag("php")
@EnabledIf(
    value = "paybridge.needs.Machine#hasPhp",
    disabledReason = "no PHP here: sudo apt-get install php-cli php-curl php-sqlite3")
public @interface NeedsPhp {}
