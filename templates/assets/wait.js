// Looks whether the payment has moved on, without reloading what somebody may be reading. Where no
// script runs the page reloads itself instead.
(function () {
  "use strict";
  var here = document.getElementById("wait");
  var next = here.dataset.next;

  function again() {
    setTimeout(look, here.dataset.seconds * 1000);
  }

  function look() {
    fetch(next, { redirect: "manual", cache: "no-store" }).then(seen, again);
  }

  function seen(reply) {
    if (reply.status >= 500) {
      again();
    } else if (reply.ok) {
      reply.text().then(compare, again);
    } else {
      location.replace(next);
    }
  }

  function compare(html) {
    var there = new DOMParser().parseFromString(html, "text/html").getElementById("wait");
    if (!there) {
      location.replace(next);
      return;
    }
    next = there.dataset.next;
    if (there.children.length !== here.children.length) {
      here.replaceChildren.apply(here, there.children);
    }
    again();
  }

  again();
})();
