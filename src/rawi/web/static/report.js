(function () {
  "use strict";
  var root = document.documentElement;
  function show(language) {
    root.dataset.ui = root.lang = language;
    root.dir = language === "ar" ? "rtl" : "ltr";
  }
  document.getElementById("switch").addEventListener("click", function () {
    show(root.dataset.ui === "ar" ? "en" : "ar");
  });
  if (location.hash === "#en") show("en");

  // Paper has no closed parts.
  window.addEventListener("beforeprint", function () {
    document.querySelectorAll("details").forEach(function (part) { part.open = true; });
  });

  // Aligned words light up together, on both sides and in the list of changes.
  function light(event, on) {
    var mark = event.target.closest && event.target.closest("[data-r]");
    var pair = mark && mark.closest(".pair");
    if (!pair) return;
    var refs = mark.dataset.r.split(" ");
    pair.querySelectorAll("[data-r]").forEach(function (other) {
      var shared = other.dataset.r.split(" ").some(function (r) { return refs.indexOf(r) >= 0; });
      other.classList.toggle("lit", on && shared);
    });
  }
  ["mouseover", "focusin"].forEach(function (name) {
    document.addEventListener(name, function (event) { light(event, true); });
  });
  ["mouseout", "focusout"].forEach(function (name) {
    document.addEventListener(name, function (event) { light(event, false); });
  });
  // A click leads to the counterpart.
  document.addEventListener("click", function (event) {
    var mark = event.target.closest(".columns mark.reuse");
    if (!mark) return;
    var ref = mark.dataset.r.split(" ")[0], here = mark.closest("section");
    var other = Array.prototype.find.call(
      mark.closest(".columns").querySelectorAll("mark.reuse"),
      function (m) { return m.closest("section") !== here && m.dataset.r.split(" ").indexOf(ref) >= 0; }
    );
    if (other) other.scrollIntoView({ block: "center", behavior: "smooth" });
  });
})();
