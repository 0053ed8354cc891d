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

  // Enter sends a sentence to check, Shift with Enter begins a new line.
  document.addEventListener("keydown", (event) => {
    const field = event.target;
    if (event.key !== "Enter" || event.shiftKey || event.isComposing || !field.matches?.("[data-enter-submits]")) return;
    event.preventDefault();
    field.form.requestSubmit();
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

  // Filters change the address without a new page: choosing a language leads back to what is shown now.
  for (const name of ["htmx:pushedIntoHistory", "htmx:replacedInHistory"]) {
    document.addEventListener(name, () => {
      const next = document.querySelector('.languages input[name="next"]');
      if (next) next.value = location.pathname + location.search;
    });
  }

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

  // Linked words of a wording: Tab stops at the first, the arrows go from word to word (as the text runs).
  const wordsOf = (quote) => [...quote.querySelectorAll(".word[tabindex]")];
  const oneStop = () => {
    for (const quote of document.querySelectorAll(".compare blockquote")) {
      wordsOf(quote).forEach((word, place) => (word.tabIndex = place ? -1 : 0));
    }
  };
  oneStop();
  document.addEventListener("htmx:afterSettle", oneStop);
  document.addEventListener("keydown", (event) => {
    const word = event.target.closest?.(".word[tabindex]");
    const quote = word?.closest("blockquote");
    if (!quote || !["ArrowLeft", "ArrowRight"].includes(event.key)) return;
    event.preventDefault();
    const forward = (event.key === "ArrowRight") === (getComputedStyle(quote).direction === "ltr");
    const words = wordsOf(quote);
    const next = words[words.indexOf(word) + (forward ? 1 : -1)];
    if (!next) return;
    word.tabIndex = -1;
    next.tabIndex = 0;
    next.focus();
  });

  // After a correction keyboards go on at the claim it was about.
  document.addEventListener("htmx:afterSettle", () => {
    const said = document.querySelector(".said[data-focus]");
    if (!said) return;
    const part = document.getElementById(said.dataset.focus);
    delete said.dataset.focus;
    part?.focus({ preventScroll: true });
    if (part?.id.startsWith("claim-") && part.id !== "claim-list") part.scrollIntoView({ block: "nearest" });
  });

  // The form of a claim opens beside the claims; Escape and "Cancel" close it.
  const editor = () => document.getElementById("claim-editor");
  const closeEditor = () => {
    const part = editor();
    if (!part?.firstElementChild || !document.getElementById("claim-list")) return false;
    part.replaceChildren();
    document.getElementById("claim-add")?.focus();
    return true;
  };
  document.addEventListener("htmx:afterSwap", (event) => {
    if (event.detail.target?.id !== "claim-editor") return;
    const wrong = editor().querySelector(".errorlist, .form-error");
    const field = wrong?.parentElement.querySelector("textarea, input:not([type=hidden])");
    (field || editor().querySelector("textarea"))?.focus({ preventScroll: true });
    editor().scrollIntoView({ block: "nearest" });
  });
  document.addEventListener("click", (event) => {
    if (event.target.closest("[data-close-editor]") && closeEditor()) event.preventDefault();
  });

  // Words selected in the report's text: their place in characters (code points) of the whole text. The numbers in
  // front of claims are not part of it.
  const isMark = (node) => Boolean(node.parentElement?.closest(".claim-mark"));
  const placeOf = (node, offset) => {
    const start = node.nodeType === Node.TEXT_NODE ? node.parentElement : node;
    const line = start.closest("p[data-start]");
    if (!line) return null;
    const before = document.createRange();
    before.selectNodeContents(line);
    before.setEnd(node, offset);
    let count = Number(line.dataset.start);
    const walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
    for (let text = walker.nextNode(); text; text = walker.nextNode()) {
      if (!before.intersectsNode(text)) break;
      if (isMark(text)) continue;
      const own = text === node ? text.data.slice(0, offset) : text.data;
      if (text !== node && before.comparePoint(text, text.length) > 0) break;
      count += [...own].length;
    }
    return count;
  };
  const selected = () => {
    const selection = document.getSelection();
    const area = document.querySelector("#report-detail .report-text");
    if (!area || !document.getElementById("claim-add") || !selection.rangeCount || selection.isCollapsed) return null;
    const range = selection.getRangeAt(0);
    if (!area.contains(range.startContainer)) return null;
    const start = placeOf(range.startContainer, range.startOffset);
    // A triple click on the last paragraph ends behind the text.
    const last = area.querySelector("p[data-start]:last-of-type");
    const inside = last && range.comparePoint(last, last.childNodes.length) > 0;
    const end = inside
      ? placeOf(range.endContainer, range.endOffset)
      : placeOf(last ?? area, (last ?? area).childNodes.length);
    return start !== null && end !== null && start < end ? { start, end, range } : null;
  };
  const addSelected = () => {
    const words = selected();
    const link = document.getElementById("claim-add");
    if (!words || !link) return false;
    const address = `${link.dataset.add}?start=${words.start}&end=${words.end}`;
    hideBar();
    window.htmx.ajax("GET", address, { target: "#claim-editor", swap: "innerHTML" });
    return true;
  };

  const bar = () => document.querySelector(".selection-bar");
  const hideBar = () => {
    if (bar()) bar().hidden = true;
  };
  const showBar = () => {
    const words = selected();
    if (!words || !bar()) return hideBar();
    const place = words.range.getBoundingClientRect();
    bar().hidden = false;
    const room = document.documentElement.clientWidth - bar().offsetWidth - 8;
    const middle = place.left + (place.width - bar().offsetWidth) / 2;
    const below = place.bottom + bar().offsetHeight + 16 < window.innerHeight;
    bar().style.left = `${Math.max(8, Math.min(room, middle))}px`;
    bar().style.top = `${below ? place.bottom + 8 : Math.max(8, place.top - bar().offsetHeight - 8)}px`;
  };
  document.addEventListener("selectionchange", () => window.requestAnimationFrame(showBar));
  window.addEventListener("scroll", hideBar, { passive: true });
  document.addEventListener("mousedown", (event) => {
    if (event.target.closest("[data-add-selection]")) event.preventDefault(); // or the selection would be gone
  });
  document.addEventListener("click", (event) => {
    if (event.target.closest("[data-add-selection]")) addSelected();
    // Words selected across a claim's link are not a click on it.
    else if (event.target.closest("a.claim") && selected()) event.preventDefault();
  });

  // Browsers begin no selection inside a link: as long as the button is down, a claim in the text is none.
  let pressed = null;
  const release = () => {
    pressed?.link.setAttribute("href", pressed.address);
    pressed = null;
  };
  document.addEventListener("mousedown", (event) => {
    const link = event.target.closest("a.claim[href]");
    if (!link || event.button || event.ctrlKey || event.metaKey || event.shiftKey) return;
    if (!document.getElementById("claim-add")) return;
    pressed = { link, address: link.getAttribute("href") };
    link.removeAttribute("href");
  });
  for (const name of ["mouseup", "dragend", "blur"]) window.addEventListener(name, release, true);

  // A adds the selected words, E corrects and Delete deletes the claim that has the focus. Where the keyboard writes no
  // Latin letters, the key counts by its place.
  const letter = (event) => (/^[a-z]$/i.test(event.key) ? event.key.toLowerCase() : event.code.slice(-1).toLowerCase());
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && (event.target.closest?.("#claim-editor") || event.target === document.body)) {
      hideBar();
      closeEditor();
      return;
    }
    const typing = event.target.closest?.("input, textarea, select, [contenteditable]");
    if (typing || event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.repeat) return;
    const isLetter = event.code.startsWith("Key") || event.key.length === 1;
    if (isLetter && letter(event) === "a" && addSelected()) return event.preventDefault();
    const id = document.activeElement?.closest?.("[data-claims]")?.dataset.claims.split(" ")[0];
    const wanted = event.key === "Delete" ? "delete" : isLetter && letter(event) === "e" ? "edit" : "";
    const action = id && wanted && document.querySelector(`#claim-${id} [data-key="${wanted}"]`);
    if (!action) return;
    event.preventDefault();
    action.click();
  });

  // A printable page is sent to the printer.
  document.addEventListener("click", (event) => {
    if (event.target.closest("[data-print]")) window.print();
  });
})();
