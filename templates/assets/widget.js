// Starts the gateway's own widget: data-call names its function, which gets the element, the
// publishable key, the payment's client secret, and where to send the
// browser afterwards.
(function () {
  "use strict";
  var place = document.getElementById("widget");
  var start = place.dataset.call.split(".").reduce(function (at, name) {
    return at && at[name];
  }, window);
  if (typeof start === "function") {
    start(place, place.dataset.key, place.dataset.secret, place.dataset.back);
  } else {
    place.textContent = "The payment form could not be loaded. Please try again in a moment.";
  }
})();
