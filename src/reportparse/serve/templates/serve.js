"use strict";
// Without this script the form works as well: it only takes what is dropped, and says what goes on.
(function () {
  const form = document.querySelector("form");
  if (!form) return;
  const files = document.getElementById("file");
  const said = document.getElementById("said");
  const drop = document.querySelector(".drop");
  const view = document.querySelector("button.main");

  document.getElementById("address").textContent = location.href.replace(/\/$/, "");

  function size() {
    return Array.from(files.files).reduce(function (sum, file) { return sum + file.size; }, new Blob([form.elements.text.value]).size);
  }

  document.addEventListener("dragover", function (event) {
    event.preventDefault();
    drop.classList.add("over");
  });
  document.addEventListener("dragleave", function () { drop.classList.remove("over"); });
  document.addEventListener("drop", function (event) {
    event.preventDefault();
    drop.classList.remove("over");
    if (event.dataTransfer.files.length) files.files = event.dataTransfer.files;
    else form.elements.text.value = event.dataTransfer.getData("text");
    form.requestSubmit(view);
  });
  form.addEventListener("submit", function (event) {
    if (size() === 0) {
      event.preventDefault();
      said.textContent = "请先选择文件或粘贴正文。 Choose a file or paste text first.";
    } else if (size() > Number(form.dataset.size)) {
      event.preventDefault();
      said.textContent = "文件太大。 The files are too large.";
    } else {
      said.textContent = event.submitter === view ? "正在读取… Reading…" : "";
    }
  });
  document.querySelector("iframe").addEventListener("load", function () { said.textContent = ""; });
})();
