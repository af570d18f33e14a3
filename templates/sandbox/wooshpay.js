// The widget of the played WooshPay: draws the ways a test payment can go into an element of the
// shop's page. No field for a card number, no style of its own.
(function () {
  "use strict";
  var home = new URL(document.currentScript.src).origin;

  function ask(path, body) {
    return fetch(home + path, {
      method: "POST",
      credentials: "omit",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify(body),
    }).then(function (answer) {
      return answer.json();
    });
  }

  function add(parent, name, text) {
    var child = document.createElement(name);
    child.textContent = text || "";
    parent.appendChild(child);
    return child;
  }

  function draw(element, drawn, pay) {
    element.textContent = "";
    var form = add(element, "form");
    form.className = "played";
    var alert = add(form, "p");
    alert.setAttribute("role", "alert");
    var fields = add(form, "fieldset");
    add(fields, "legend", "WooshPay is played here: choose how the test payment goes");
    drawn.choices.forEach(function (choice, index) {
      var label = add(fields, "label");
      var input = add(label, "input");
      input.type = "radio";
      input.name = "choice";
      input.value = choice.value;
      input.checked = index === 0;
      add(label, "b", " " + choice.title + " ");
      add(label, "small", choice.help);
    });
    var button = add(form, "button", "Pay " + drawn.amount);
    button.type = "submit";
    form.addEventListener("submit", function (event) {
      event.preventDefault();
      button.disabled = true;
      pay(new FormData(form).get("choice"), function (message) {
        alert.textContent = message;
        button.disabled = false;
      });
    });
  }

  function mount(element, publishableKey, clientSecret, returnUrl) {
    function body(more) {
      return Object.assign({ key: publishableKey, client_secret: clientSecret }, more);
    }

    function pay(choice, failed) {
      ask("/widget/confirm", body({ choice: choice, return_url: returnUrl })).then(
        function (answer) {
          var error = answer.error || answer.last_payment_error;
          var challenge = answer.next_action && answer.next_action.challenge_redirect;
          if (challenge) {
            window.location.assign(challenge.url);
          } else if (error) {
            failed(error.message);
          } else {
            window.location.assign(returnUrl);
          }
        },
        function () {
          failed("WooshPay cannot be reached. Please try again.");
        });
    }

    ask("/widget/open", body({})).then(
      function (drawn) {
        if (drawn.choices) {
          draw(element, drawn, pay);
        } else {
          element.textContent = drawn.error.message;
        }
      },
      function () {
        element.textContent = "WooshPay cannot be reached. Please try again.";
      });
  }

  window.WooshPay = { mount: mount };
})();
