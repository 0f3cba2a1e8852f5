/* Two texts: aligned words light up together, a press leads to the counterpart, scrolling one moves the other. */
(function () {
  "use strict";
  var pair = document.getElementById("pair");
  var sides = Array.prototype.slice.call(pair.querySelectorAll(".side"));
  var together = document.getElementById("together");
  function refs(element) { return (element.dataset.r || element.dataset.for || "").split(" "); }
  function marks(side, ref) {
    return Array.prototype.filter.call(side.querySelectorAll("[data-r]"), function (mark) { return refs(mark).indexOf(ref) >= 0; });
  }
  function light(target, on) {
    var owner = target.closest && target.closest("[data-r], [data-for]");
    if (!owner) return;
    var wanted = refs(owner);
    document.querySelectorAll("[data-r], [data-for]").forEach(function (other) {
      if (refs(other).some(function (ref) { return ref && wanted.indexOf(ref) >= 0; })) other.classList.toggle("lit", on);
    });
  }
  ["mouseover", "focusin"].forEach(function (name) { document.addEventListener(name, function (e) { light(e.target, true); }); });
  ["mouseout", "focusout"].forEach(function (name) { document.addEventListener(name, function (e) { light(e.target, false); }); });

  // Where a side was put by us: its own scrolling there is no wish of the reader.
  var put = new Map();
  function scrollBy(side, distance) {
    side.scrollTop += distance;
    put.set(side, side.scrollTop);
  }
  function goTo(ref) {
    sides.forEach(function (side) {
      var found = marks(side, ref)[0];
      if (found) scrollBy(side, found.getBoundingClientRect().top - side.getBoundingClientRect().top - side.clientHeight / 3);
    });
  }
  // Which aligned stretch stands a third of the way down; the other side is brought to its counterpart.
  function follow(side, other) {
    if (!together.checked || Math.abs(side.scrollTop - put.get(side)) < 2) return;
    put.delete(side);
    var line = side.getBoundingClientRect().top + side.clientHeight / 3, best = null, distance = Infinity;
    side.querySelectorAll("mark.reuse").forEach(function (mark) {
      var away = Math.abs(mark.getBoundingClientRect().top - line);
      if (away < distance) { distance = away; best = mark; }
    });
    if (!best || distance > side.clientHeight / 2) return;
    var twin = refs(best).map(function (ref) { return marks(other, ref)[0]; }).filter(Boolean)[0];
    if (!twin) return;
    var offset = best.getBoundingClientRect().top - side.getBoundingClientRect().top;
    scrollBy(other, twin.getBoundingClientRect().top - other.getBoundingClientRect().top - offset);
  }
  sides.forEach(function (side, n) {
    side.addEventListener("scroll", function () { window.requestAnimationFrame(function () { follow(side, sides[1 - n]); }); });
  });
  document.addEventListener("click", function (event) {
    var button = event.target.closest("[data-goto]");
    var mark = event.target.closest(".side mark.reuse");
    if (button) { pair.scrollIntoView({ block: "start" }); goTo(button.dataset.goto); }
    else if (mark) goTo(refs(mark)[0]);
  });
  window.addEventListener("load", function () {
    var aimed = location.hash && document.getElementById(location.hash.slice(1));
    var folded = aimed && aimed.querySelector("details");
    if (folded) folded.open = true;
    if (aimed && aimed.dataset.for) { goTo(aimed.dataset.for); aimed.scrollIntoView({ block: "center" }); aimed.focus({ preventScroll: true }); }
  });
})();
