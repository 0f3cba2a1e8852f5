/* Words and their notes light up together, by pointer and by focus; a note that is aimed at shows its words. */
(function () {
  "use strict";
  var reader = document.getElementById("reader");
  function refs(element) { return (element.dataset.r || element.dataset.for || "").split(" "); }
  function light(from, on) {
    var owner = from.closest && from.closest("[data-r], [data-for]");
    if (!owner) return;
    var wanted = refs(owner);
    reader.querySelectorAll("[data-r], [data-for]").forEach(function (other) {
      var shared = refs(other).some(function (ref) { return ref && wanted.indexOf(ref) >= 0; });
      if (shared && (other.dataset.for || owner.dataset.for)) other.classList.toggle("lit", on);
    });
  }
  ["mouseover", "focusin"].forEach(function (name) {
    reader.addEventListener(name, function (event) { light(event.target, true); });
  });
  ["mouseout", "focusout"].forEach(function (name) {
    reader.addEventListener(name, function (event) { light(event.target, false); });
  });
  function aim() {
    var note = location.hash && document.getElementById(location.hash.slice(1));
    if (!note) return;
    var words = Array.prototype.find.call(reader.querySelectorAll("[data-r]"), function (mark) {
      return refs(mark).indexOf(note.id) >= 0;
    });
    if (note.dataset.for) light(note, true);
    (words || note).scrollIntoView({ block: "center" });
  }
  window.addEventListener("hashchange", aim);
  window.addEventListener("load", aim);
})();
