/// Marks on tests that need more of the machine than a JDK and Maven.
@NullMarked
package paybridge.needs;

import org.jspecify.annotations.NullMarked;
