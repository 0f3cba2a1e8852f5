/* Files that are dropped, folders too, go the way of files that are chosen. */
(function () {
  "use strict";
  var form = document.getElementById("drop");
  if (!form) return;
  var told = document.getElementById("chosen");
  var inputs = Array.prototype.slice.call(form.querySelectorAll("input[type=file]"));
  function tell(count) { told.textContent = count ? told.dataset.one + " " + count : ""; }
  inputs.forEach(function (input) {
    input.addEventListener("change", function () {
      tell(inputs.reduce(function (sum, each) { return sum + each.files.length; }, 0));
    });
  });
  ["dragenter", "dragover"].forEach(function (name) {
    form.addEventListener(name, function (event) { event.preventDefault(); form.classList.add("over"); });
  });
  ["dragleave", "drop"].forEach(function (name) {
    form.addEventListener(name, function () { form.classList.remove("over"); });
  });
  // A folder gives its entries in pieces, until a piece is empty.
  function walk(entry, path, found) {
    if (entry.isFile) {
      return new Promise(function (done) {
        entry.file(function (file) { found.push({ file: file, path: path + file.name }); done(); }, done);
      });
    }
    var reader = entry.createReader();
    function more() {
      return new Promise(function (done) { reader.readEntries(done, function () { done([]); }); }).then(function (entries) {
        if (!entries.length) return undefined;
        return Promise.all(entries.map(function (each) { return walk(each, path + entry.name + "/", found); })).then(more);
      });
    }
    return more();
  }
  form.addEventListener("drop", function (event) {
    event.preventDefault();
    var found = [];
    var entries = Array.prototype.map.call(event.dataTransfer.items, function (item) { return item.kind === "file" && item.webkitGetAsEntry(); });
    // What another program drags has no place in a file system, only its content.
    if (!entries.some(Boolean)) {
      Array.prototype.forEach.call(event.dataTransfer.files, function (file) { found.push({ file: file, path: file.name }); });
    }
    Promise.all(entries.filter(Boolean).map(function (entry) { return walk(entry, "", found); })).then(function () {
      if (!found.length) { told.textContent = told.dataset.none; return undefined; }
      tell(found.length);
      var body = new FormData();
      body.append("csrf", form.elements.csrf.value);
      found.forEach(function (each) { body.append("files", each.file, each.path); });
      return fetch(form.action, { method: "POST", body: body }).then(function (answer) { location.href = answer.url || "/add"; });
    });
  });
})();
