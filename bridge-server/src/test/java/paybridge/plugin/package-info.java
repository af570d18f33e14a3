/// The plugins that shops get, run by PHP itself against a real bridge.
@NullMarked
package paybridge.plugin;

import org.jspecify.annotations.NullMarked;
