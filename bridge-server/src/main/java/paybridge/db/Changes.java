package paybridge.db;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Stands on every statement that changes what the history keeps: the transaction adds a link for it
/// by itself. `KeptColumnsTest` finds a statement where it is missing.
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@interface Changes {
  /// What is changed.
  Kept value();

  /// The parameter, or the component of the row that is the parameter, which holds its id.
  String by() default "id";
}
