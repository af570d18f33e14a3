/// The road without our plugin, in a shop: a real one that the environment names, or the stand-in.
@NullMarked
package paybridge.woo.rest;

import org.jspecify.annotations.NullMarked;
