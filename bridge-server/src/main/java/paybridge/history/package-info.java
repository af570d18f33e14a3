/// What was written cannot be changed unseen: chains, their seals, and the checks of both.
@NullMarked
package paybridge.history;

import org.jspecify.annotations.NullMarked;
