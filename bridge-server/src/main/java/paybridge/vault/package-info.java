/// Keeps secrets and personal data unreadable at rest, and masks them where people look.
@NullMarked
package paybridge.vault;

import org.jspecify.annotations.NullMarked;
