/// The plugin protocol: its laws, its golden messages, its second opinions.
@NullMarked
package paybridge.connector.storefront.generic;

import org.jspecify.annotations.NullMarked;
