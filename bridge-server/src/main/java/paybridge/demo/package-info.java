/// A small tea shop that pays through the bridge like any stranger: it knows the plugin protocol
/// from its document and nothing of the bridge's own classes.
@NullMarked
package paybridge.demo;

import org.jspecify.annotations.NullMarked;
