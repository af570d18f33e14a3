/// HTTP into messages, records into pages.
@NullMarked
package paybridge.web;

import org.jspecify.annotations.NullMarked;
