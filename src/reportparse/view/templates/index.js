"use strict";
(() => {
  const button = document.getElementById("language"), root = document.documentElement;
  button?.addEventListener("click", () => {
    const english = root.dataset.language !== "en";
    root.dataset.language = english ? "en" : "zh";
    root.lang = english ? "en" : "zh-CN";
    button.textContent = english ? "中文" : "English";
    button.lang = english ? "zh-CN" : "en";
  });
})();
