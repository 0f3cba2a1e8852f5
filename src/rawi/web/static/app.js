/* Shortcuts, the panel of judgements, menus that close. Pages read well without it. */
(function () {
  "use strict";
  var places = { h: "/", e: "/events", q: "/quotations", d: "/documents", t: "/timeline", m: "/map" };
  var dialog = document.getElementById("shortcuts");
  var panel = document.getElementById("panel");

  function typing(element) {
    return element.closest("input, textarea, select, [contenteditable]") !== null;
  }
  function step(by) {
    var stops = Array.prototype.slice.call(document.querySelectorAll("[data-stop]"));
    if (!stops.length) return;
    var at = stops.indexOf(document.activeElement.closest("[data-stop]"));
    var next = stops[Math.max(0, Math.min(stops.length - 1, at < 0 ? 0 : at + by))];
    var target = next.matches("a, button, [tabindex]") ? next : next.querySelector("a, button") || next;
    target.focus();
    next.scrollIntoView({ block: "center" });
  }
  document.addEventListener("keydown", function (event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Escape") {
      if (panel) panel.replaceChildren();
      document.querySelectorAll("details.look[open]").forEach(function (menu) { menu.open = false; });
      return;
    }
    if (typing(event.target)) return;
    if (event.key === "?") { dialog.showModal(); event.preventDefault(); }
    else if (event.key === "/") { document.getElementById("find").focus(); event.preventDefault(); }
    else if (event.key === "j" || event.key === "k") { step(event.key === "j" ? 1 : -1); event.preventDefault(); }
    else if (places[event.key]) { location.href = places[event.key]; }
  });
  var here = document.querySelector(".tabs [aria-current]");
  // Not `scrollIntoView`: it may move the page too.
  if (here) here.parentNode.scrollLeft += middle(here) - middle(here.parentNode);
  function middle(element) {
    var box = element.getBoundingClientRect();
    return (box.left + box.right) / 2;
  }
  var opener = document.getElementById("shortcuts-open");
  if (opener) opener.addEventListener("click", function () { dialog.showModal(); });
  document.addEventListener("click", function (event) {
    document.querySelectorAll("details.look[open]").forEach(function (menu) {
      if (!menu.contains(event.target)) menu.open = false;
    });
    if (event.target.closest("[data-close-panel]")) { panel.replaceChildren(); event.preventDefault(); }
  });
  // What was judged shows at once, and whoever uses the keyboard lands in the form.
  document.addEventListener("htmx:after:swap", function () {
    // The map's script starts maps in parts that come later, too.
    if (panel && panel.querySelector("[data-map]")) panel.dispatchEvent(new CustomEvent("htmx:load", { bubbles: true, detail: { elt: panel } }));
    var field = panel && panel.querySelector("[autofocus], input:not([type=hidden]), select, textarea");
    if (field && !panel.contains(document.activeElement)) field.focus();
  });

  // One tip at a time for whatever carries a note, by pointer and by focus.
  var tip = null;
  function hide() { if (tip) { tip.remove(); tip = null; } }
  function show(event) {
    var owner = event.target.closest && event.target.closest("[data-note]");
    hide();
    if (!owner) return;
    tip = document.createElement("div");
    tip.className = "tip";
    tip.setAttribute("role", "tooltip");
    tip.textContent = owner.dataset.note;
    document.body.appendChild(tip);
    var box = owner.getClientRects()[0] || owner.getBoundingClientRect();
    var left = Math.min(Math.max(8, box.left), window.innerWidth - tip.offsetWidth - 8);
    tip.style.left = left + window.scrollX + "px";
    tip.style.top = box.bottom + window.scrollY + 6 + "px";
  }
  ["mouseover", "focusin"].forEach(function (name) { document.addEventListener(name, show); });
  ["mouseout", "focusout", "scroll"].forEach(function (name) { document.addEventListener(name, hide, true); });
})();
