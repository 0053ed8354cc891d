// What the pages do beyond links and forms. Everything works without it.
"use strict";

(() => {
  const alerts = () => document.getElementById("alerts");

  const say = (text) => {
    const box = alerts();
    if (!box) return;
    box.textContent = text || "";
    box.hidden = !text;
  };

  // A request that fails in the background is told, never swallowed.
  document.addEventListener("htmx:responseError", (event) => {
    const status = event.detail.xhr.status;
    const words = alerts().dataset;
    say(status === 403 ? words.refused : status === 404 ? words.gone : words.failed);
  });
  for (const name of ["htmx:sendError", "htmx:timeout"]) {
    document.addEventListener(name, () => say(alerts().dataset.offline));
  }
  document.addEventListener("htmx:afterRequest", (event) => {
    if (event.detail.successful) say("");
  });

  // When the pressed button is gone after a swap, keyboards go on at the swapped part, not at the top of the page.
  document.addEventListener("htmx:afterSettle", (event) => {
    const part = document.getElementById("claim-compare");
    if (event.detail.requestConfig?.verb === "post" && part && document.activeElement === document.body) {
      part.focus({ preventScroll: true });
    }
  });

  // Ctrl or Cmd with Enter sends a text field's form.
  document.addEventListener("keydown", (event) => {
    const field = event.target;
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && field.matches?.("[data-submit-key]")) {
      event.preventDefault();
      field.form.requestSubmit();
    }
  });

  // A form is sent once.
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (form.id !== "add-form") return;
    if (form.dataset.sent) event.preventDefault();
    form.dataset.sent = "yes";
  });
  window.addEventListener("pageshow", () => {
    for (const form of document.querySelectorAll("form[data-sent]")) delete form.dataset.sent;
  });

  // A claim and its place in the text light up together.
  const light = (ids, on) => {
    for (const element of document.querySelectorAll("[data-claims]")) {
      const own = element.dataset.claims.split(" ");
      if (ids.some((id) => own.includes(id))) element.classList.toggle("is-lit", on);
    }
  };
  const lit = (event, on) => {
    const element = event.target.closest?.("[data-claims]");
    if (element) light(element.dataset.claims.split(" ").slice(0, 1), on);
  };
  for (const [name, on] of [["mouseover", true], ["mouseout", false], ["focusin", true], ["focusout", false]]) {
    document.addEventListener(name, (event) => lit(event, on));
  }
})();
