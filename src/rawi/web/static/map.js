// The map of the app: Leaflet on canvas, offline. Every [data-map] element on the page becomes a map.
//   data-base      address of the base map (TopoJSON)            data-places   address of the names ([lon, lat, ar, en, rank], …)
//   data-features  address of the events (draw/points.py)       data-lang     ar | en
//   data-titles    address of title, address and days of events, ?id=…&id=…
//   data-tiles     address of the user's own tiles, {z}/{x}/{y}
//   data-pick      id of a form with inputs lat, lon and radius (metres): a press on the map fills them
//   data-digits   arab: numbers of ours in ٠١٢٣٤٥٦٧٨٩
//   data-words     JSON: accounts, origins, events, more, km  (words of the interface)
(function () {
  "use strict";
  // Pixels within which two badges would touch (of many places the counts are longer), and the most names of the list.
  var WIDE = 84, WIDER = 120, MANY = 200, HIGH = 27, LABELS = 70;

  document.addEventListener("DOMContentLoaded", function () {
    document.querySelectorAll("[data-map]").forEach(function (element) { start(element); });
  });
  // htmx puts new parts into the page.
  document.addEventListener("htmx:load", function (event) {
    var root = event.detail && event.detail.elt || event.target;
    if (!root.querySelectorAll) return;
    if (root.matches && root.matches("[data-map]")) start(root);
    root.querySelectorAll("[data-map]").forEach(function (element) { start(element); });
  });

  function start(element) {
    if (element.rawiMap) return;
    // A right-to-left container puts Leaflet's panes and labels in the wrong place; names carry their own direction.
    element.dir = "ltr";
    var words = JSON.parse(element.dataset.words || "{}"), lang = element.dataset.lang || "ar";
    var map = element.rawiMap = L.map(element, {
      preferCanvas: true, zoomSnap: .5, minZoom: 3, maxZoom: 15, maxBounds: [[-12, -30], [50, 80]], attributionControl: false,
      fadeAnimation: false, zoomAnimation: !matchMedia("(prefers-reduced-motion: reduce)").matches
    }).setView([31, 38], 5);
    map.getContainer().classList.add("rawi-map");
    scale(map, digits(element.dataset.digits), words.km || "km");
    ["ground", "lines", "discs", "names"].forEach(function (name, n) {
      map.createPane(name).style.zIndex = 210 + 40 * n;
      if (name !== "discs") map.getPane(name).style.pointerEvents = "none";
    });
    var state = { map: map, titles: element.dataset.titles, lang: lang, words: words, digit: digits(element.dataset.digits), places: [], stacks: [], badges: L.layerGroup().addTo(map),
      names: L.layerGroup().addTo(map) };
    if (element.dataset.base) get(element.dataset.base).then(function (base) { ground(map, base, !!element.dataset.tiles); });
    if (element.dataset.tiles) {
      L.tileLayer(element.dataset.tiles, { maxZoom: 19 }).addTo(map);
    }
    if (element.dataset.places) get(element.dataset.places).then(function (places) { state.places = places; draw(state); });
    if (element.dataset.features) load(state, element.dataset.features);
    if (element.dataset.pick) pick(state, document.getElementById(element.dataset.pick));
    map.on("moveend zoomend resize", function () { draw(state); });
    // Filters shared by all views change the address of what is shown.
    element.addEventListener("rawi:features", function (event) { load(state, event.detail); });
    if (window.ResizeObserver) new ResizeObserver(function () { map.invalidateSize(); }).observe(element);
  }

  // Leaflet's own says km in Latin letters alone.
  function scale(map, digit, km) {
    var bar = L.control.scale({ imperial: false });
    bar._updateMetric = function (most) {
      var metres = this._getRoundNum(most);
      this._updateScale(this._mScale, digit(metres / 1000) + " " + km, metres / most);
    };
    bar.addTo(map);
  }

  // Numbers of ours in the digits asked for; never used on a source's words.
  function digits(kind) {
    return function (value) {
      var text = String(value);
      return kind === "arab" ? text.replace(/[0-9]/g, function (one) { return String.fromCharCode(0x660 + Number(one)); }) : text;
    };
  }

  function get(address) {
    return fetch(address, { credentials: "same-origin" }).then(function (answer) {
      if (!answer.ok) throw new Error(address + ": " + answer.status);
      return answer.json();
    });
  }

  function colour(element, name) {
    // Asked of an element that wears it: the property itself may hold a colour for each theme.
    var worn = element.appendChild(document.createElement("span"));
    worn.style.color = "var(" + name + ", #555)";
    var found = getComputedStyle(worn).color;
    worn.remove();
    return found;
  }

  // TopoJSON: steps in whole numbers, unfolded into latitude and longitude.
  function ground(map, base, tiles) {
    var scale = base.transform.scale, from = base.transform.translate, element = map.getContainer();
    var arcs = base.arcs.map(function (arc) {
      var x = 0, y = 0;
      return arc.map(function (step) {
        x += step[0]; y += step[1];
        return [y * scale[1] + from[1], x * scale[0] + from[0]];
      });
    });
    function rings(name) { return base.objects[name].arcs.map(function (part) { return arcs[part[0][0]]; }); }
    function lines(name) { return base.objects[name].arcs.map(function (part) { return arcs[part[0]]; }); }
    function put() {
      var land = { pane: "ground", renderer: below, interactive: false, weight: .6, color: colour(element, "--line-strong"),
        fillColor: colour(element, "--card"), fillOpacity: 1 };
      var lake = Object.assign({}, land, { fillColor: colour(element, "--third-soft"), weight: .4 });
      layer.clearLayers();
      var box = base.bbox, sea = { pane: "ground", renderer: below, interactive: false, stroke: false, fillOpacity: 1,
        fillColor: colour(element, "--third-soft") };
      // Beyond it nothing is drawn, which is not the same as sea.
      // The user's own tiles are the ground; only our lines go over them.
      if (!tiles) layer.addLayer(L.rectangle([[box[1], box[0]], [box[3], box[2]]], sea));
      if (!tiles) layer.addLayer(L.polygon(rings("land"), land)).addLayer(L.polygon(rings("lakes"), lake));
      layer.addLayer(L.polyline(lines("provinces"), { pane: "lines", renderer: above, interactive: false, weight: 1,
        color: colour(element, "--line") }));
      layer.addLayer(L.polyline(lines("borders"), { pane: "lines", renderer: above, interactive: false, weight: 1.4,
        dashArray: "6 2 1.5 2", color: colour(element, "--line-strong") }));
    }
    var below = L.canvas({ pane: "ground", padding: .3 }), above = L.canvas({ pane: "lines", padding: .3 });
    var layer = L.layerGroup().addTo(map);
    put();
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", put);
    new MutationObserver(put).observe(document.documentElement, { attributes: true, attributeFilter: ["data-theme"] });
  }

  function load(state, address) {
    get(address).then(function (points) {
      state.stacks = stacked(points);
      discs(state, points.ways);
      var bounds = extent(state.stacks);
      if (bounds) state.map.fitBounds(bounds, { maxZoom: 11, animate: false });
      draw(state);
    });
  }

  // What holds all discs; of many, the middle nine tenths, so that a summit abroad does not make the map a globe.
  function extent(stacks) {
    if (!stacks.length) return null;
    function middle(axis) {
      var held = stacks.map(function (stack) { return stack.at[axis]; }).sort(function (a, b) { return a - b; });
      var cut = held.length > 20 ? Math.floor(held.length / 20) : 0;
      return [held[cut], held[held.length - 1 - cut]];
    }
    var lat = middle(0), lon = middle(1), bounds = L.latLngBounds([lat[0], lon[0]], [lat[1], lon[1]]);
    stacks.forEach(function (stack) {
      if (bounds.contains(stack.at)) bounds.extend(L.latLng(stack.at).toBounds(2.2 * stack.radius));
    });
    return bounds;
  }

  // Events at one place, with the same radius, are one stack.
  function stacked(points) {
    var held = new Map();
    points.events.forEach(function (row) {
      var place = points.places[row[0]], key = place.slice(0, 3).join();
      if (!held.has(key)) held.set(key, { at: [place[1], place[0]], events: [], radius: place[2], precision: place[3] });
      held.get(key).events.push({ place: place[5], told: place[4], radius: place[2], id: row[1], low: row[2], high: row[3],
        by: row[4], roots: row[5] });
    });
    return Array.from(held.values()).sort(function (a, b) { return b.events.length - a.events.length; });
  }

  // Accounts and named origins are counted once, as in draw/map_view.py.
  function counts(events) {
    var by = new Set(), roots = new Set(), low = 0, more = 0;
    events.forEach(function (event) {
      event.by.forEach(function (account) { by.add(account); });
      event.roots.forEach(function (root) { roots.add(root); });
      low = Math.max(low, event.low);
      more = Math.max(more, event.high - event.low);
    });
    low = events.length > 1 ? Math.max(low, roots.size) : events[0].low;
    return { accounts: by.size, origins: more ? low + "–" + (low + more) : String(low) };
  }

  var AREAS = ["subdistrict", "district", "area", "governorate"];

  function discs(state, ways) {
    var map = state.map, accent = colour(map.getContainer(), "--accent"), alert = colour(map.getContainer(), "--alert");
    if (state.discs) state.discs.remove();
    state.discs = L.layerGroup().addTo(map);
    var canvas = state.canvas = state.canvas || L.canvas({ pane: "discs", padding: .3 });
    state.stacks.slice().sort(function (a, b) { return b.radius - a.radius; }).forEach(function (stack) {
      var area = AREAS.indexOf(stack.precision) >= 0;
      L.circle(stack.at, { renderer: canvas, pane: "discs", radius: stack.radius, color: accent, weight: 1.4,
        fillOpacity: area ? .06 : .15, dashArray: area ? "5 4" : null })
        .on("click", function (event) { if (!map.rawiPick) { L.DomEvent.stopPropagation(event); show(state, stack.at, stack.events); } })
        .addTo(state.discs);
    });
    ways.forEach(function (way) {
      arrow(way.map(function (at) { return L.latLng(at[1], at[0]); }), canvas, alert, state);
    });
  }

  function arrow(points, canvas, colour, state) {
    L.polyline(points, { renderer: canvas, pane: "discs", color: colour, weight: 2.5, interactive: false }).addTo(state.discs);
    var end = points[points.length - 1], before = points[points.length - 2];
    var east = (end.lng - before.lng) * Math.cos(end.lat * Math.PI / 180), north = end.lat - before.lat;
    var turn = Math.atan2(east, north) * 180 / Math.PI;
    var tip = document.createElementNS("http://www.w3.org/2000/svg", "svg");
    tip.setAttribute("viewBox", "-8 -8 16 16");
    var path = document.createElementNS("http://www.w3.org/2000/svg", "path");
    path.setAttribute("d", "M0 -7L6 6L0 3L-6 6Z");
    path.setAttribute("transform", "rotate(" + turn.toFixed(1) + ")");
    tip.appendChild(path);
    // Not at its end, where a badge lies over it.
    L.marker([before.lat + .6 * (end.lat - before.lat), before.lng + .6 * (end.lng - before.lng)], { pane: "discs", interactive: false, keyboard: false,
      icon: L.divIcon({ className: "rawi-tip", html: tip, iconSize: [16, 16] }) }).addTo(state.discs);
  }

  // What is drawn anew after each move: badges put together where they would touch, and the names that fit.
  function draw(state) {
    var map = state.map, view = map.getBounds().pad(.1), taken = [], cells = [], wide = state.stacks.length > MANY ? WIDER : WIDE;
    state.badges.clearLayers();
    state.names.clearLayers();
    state.stacks.forEach(function (stack) {
      if (!view.contains(stack.at)) return;
      var at = map.latLngToContainerPoint(stack.at);
      var cell = cells.find(function (c) { return Math.abs(c.at.x - at.x) < wide && Math.abs(c.at.y - at.y) < HIGH; });
      if (cell) cell.stacks.push(stack);
      else cells.push({ stacks: [stack], most: stack, at: at });
    });
    cells.forEach(function (cell) { badge(state, cell, taken); });
    names(state, cells, taken);
  }

  function badge(state, cell, taken) {
    var events = [].concat.apply([], cell.stacks.map(function (stack) { return stack.events; })), counted = counts(events);
    var shown = document.createElement("span");
    shown.className = "rawi-badge";
    shown.dir = "ltr";
    shown.textContent = state.digit(counted.accounts + "/" + counted.origins);
    var wide = 24 + 8 * shown.textContent.length, more = cell.stacks.length - 1;
    var said = cell.most.events[0].place + (more ? " +" + state.digit(more) : "") + ": " + state.digit(events.length) + " " + (state.words.events || "") + ", " +
      state.digit(counted.accounts) + " " + (state.words.accounts || "") + ", " + state.digit(counted.origins) + " " + (state.words.origins || "");
    taken.push([cell.at.x - wide / 2, cell.at.y - 11, wide, 22]);
    var marker = L.marker(cell.most.at, { alt: said, title: said, riseOnHover: true,
      icon: L.divIcon({ className: "rawi-stack", html: shown, iconSize: [wide, 22] }) });
    marker.on("click", function () {
      if (state.map.rawiPick) return;
      var all = L.latLngBounds(cell.stacks.map(function (stack) { return stack.at; }));
      if (more && state.map.getBoundsZoom(all) > state.map.getZoom() + .5 && state.map.getZoom() < 14)
        state.map.fitBounds(all.pad(.4));
      else show(state, cell.most.at, events);
    });
    state.badges.addLayer(marker);
    var icon = marker.getElement();
    if (icon) icon.setAttribute("aria-label", said);
  }

  function free(box, taken, size) {
    if (box[0] < 2 || box[1] < 2 || box[0] + box[2] > size.x - 2 || box[1] + box[3] > size.y - 2) return false;
    return taken.every(function (o) {
      // Leaflet rounds what it places to whole pixels.
      return box[0] + box[2] + 3 < o[0] || o[0] + o[2] + 3 < box[0] || box[1] + box[3] < o[1] || o[1] + o[3] < box[1];
    });
  }

  function names(state, cells, taken) {
    var map = state.map, zoom = map.getZoom(), size = map.getSize(), here = new Set(), left = LABELS;
    var pen = names.pen = names.pen || document.createElement("canvas").getContext("2d");
    var face = getComputedStyle(map.getContainer()).fontFamily;
    function put(lat, lon, said, css, px, away) {
      var at = map.latLngToContainerPoint([lat, lon]);
      pen.font = (css === "rawi-here" || css === "rawi-rank-0" ? "600 " : "") + px + "px " + face;
      var wide = pen.measureText(said).width + 6, high = px * 1.5;
      var spots = away ? [[0, -away - high / 2], [0, away + high / 2], [away + wide / 2, 0], [-away - wide / 2, 0]] : [[0, 0], [0, -high], [0, high]];
      for (var i = 0; i < spots.length; i++) {
        var box = [at.x + spots[i][0] - wide / 2, at.y + spots[i][1] - high / 2, wide, high];
        if (!free(box, taken, size)) continue;
        taken.push(box);
        var text = document.createElement("bdi");
        text.className = css;
        text.textContent = said;
        L.marker([lat, lon], { pane: "names", interactive: false, keyboard: false, icon: L.divIcon({ className: "rawi-name",
          html: text, iconSize: [wide, high], iconAnchor: [wide / 2 - spots[i][0], high / 2 - spots[i][1]] }) }).addTo(state.names);
        return true;
      }
      return false;
    }
    cells.forEach(function (cell) {
      var more = cell.stacks.length - 1, said = cell.most.events[0].place;
      here.add(said);
      put(cell.most.at[0], cell.most.at[1], said + (more ? " +" + state.digit(more) : ""), "rawi-here", 13, 13);
    });
    var view = map.getBounds(), px = [15, 13, 12.5, 11.5, 11], from = [0, 6, 6, 8, 9.5];
    for (var i = 0; i < state.places.length && left > 0; i++) {
      var place = state.places[i], said = state.lang === "ar" ? place[2] : place[3], rank = place[4];
      if (zoom < from[rank] || here.has(said) || !view.contains([place[1], place[0]])) continue;
      if (!put(place[1], place[0], said, "rawi-rank-" + rank, px[rank], rank > 1 ? 6 : 0)) continue;
      here.add(said);
      left -= 1;
      if (rank > 1) L.circleMarker([place[1], place[0]], { renderer: state.canvas || map.getRenderer(L.circleMarker([0, 0])),
        radius: 1.8, stroke: false, fillOpacity: 1, fillColor: colour(map.getContainer(), "--muted"), interactive: false }).addTo(state.names);
    }
  }

  // Built from text, never from markup: names come from documents.
  function show(state, at, events) {
    var popup = L.popup({ maxWidth: 320 }), box = document.createElement("div"), list = document.createElement("ul"), head = document.createElement("b");
    box.dir = state.lang === "ar" ? "rtl" : "ltr";
    box.className = "rawi-popup";
    var place = document.createElement("bdi"), how = document.createElement("small");
    place.textContent = events[0].place;
    var off = document.createElement("bdi");
    off.dir = "ltr";
    off.textContent = "± " + state.digit(events[0].radius / 1000);
    how.append(" " + events[0].told + " (", off, " " + (state.words.km || "km") + ")");
    head.append(place);
    var first = events.slice(0, 12);
    get(state.titles + "?" + first.map(function (event) { return "id=" + encodeURIComponent(event.id); }).join("&")).then(function (found) {
      found.forEach(function (event, n) {
        var item = document.createElement("li"), link = document.createElement(event.href ? "a" : "span");
        if (event.href) link.href = event.href;
        link.dir = "auto";
        link.textContent = event.title;
        var counted = counts([first[n]]), days = document.createElement("small"), range = document.createElement("bdi");
        range.dir = "ltr";
        range.textContent = state.digit(event.start === event.end ? event.start || "" : (event.start || "…") + " – " + (event.end || "…"));
        days.append(" ", range, " · " + state.digit(counted.accounts + "/" + counted.origins));
        item.append(link, days);
        list.append(item);
      });
      popup.update();
    });
    box.append(head, how, list);
    if (events.length > 12) box.append("+" + state.digit(events.length - 12) + " " + (state.words.more || ""));
    popup.setLatLng(at).setContent(box).openOn(state.map);
  }

  // Place by hand: a press fills the form, and what is in the form is drawn, whichever came first.
  function pick(state, form) {
    if (!form) return;
    var map = state.map, circle = null, field = function (name) { return form.querySelector("[name='" + name + "']"); };
    map.rawiPick = true;
    map.getContainer().classList.add("rawi-picking");
    function drawn(move) {
      var lat = parseFloat(field("lat").value), lon = parseFloat(field("lon").value), radius = parseFloat(field("radius").value) || 1000;
      if (circle) circle.remove();
      circle = null;
      if (!isFinite(lat) || !isFinite(lon)) return;
      circle = L.circle([lat, lon], { radius: radius, color: colour(map.getContainer(), "--alert"), weight: 2, interactive: false }).addTo(map);
      if (move) map.fitBounds(circle.getBounds().pad(1));
    }
    map.on("click", function (event) {
      field("lat").value = event.latlng.lat.toFixed(5);
      field("lon").value = event.latlng.lng.toFixed(5);
      // At most a few pixels wide it is as sure as the map allows.
      if (!field("radius").value) field("radius").value = Math.round(map.distance(event.latlng, map.containerPointToLatLng(event.containerPoint.add([20, 0]))));
      form.dispatchEvent(new CustomEvent("rawi:placed", { bubbles: true }));
      drawn(false);
    });
    ["lat", "lon", "radius"].forEach(function (name) { field(name).addEventListener("input", function () { drawn(true); }); });
    drawn(true);
  }
})();
