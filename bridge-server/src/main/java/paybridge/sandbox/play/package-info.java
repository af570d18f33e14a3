/// What every gateway needs that is played on the wire: a diary, letters on their way, a page for the
/// shopper. Nothing in it signs or proves anything: each played gateway does that by itself.
@NullMarked
package paybridge.sandbox.play;

import org.jspecify.annotations.NullMarked;
